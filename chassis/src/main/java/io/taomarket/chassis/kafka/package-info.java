/** How events come in: conversion, retries with a limit, dead letters. */
@NullMarked
package io.taomarket.chassis.kafka;

import org.jspecify.annotations.NullMarked;
