/** How events come in: conversion, topics, health. */
@NullMarked
package io.taomarket.chassis.kafka;

import org.jspecify.annotations.NullMarked;
