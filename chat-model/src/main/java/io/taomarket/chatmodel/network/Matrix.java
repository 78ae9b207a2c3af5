package io.taomarket.chatmodel.network;

import java.util.Arrays;

/**
 * A matrix by columns: y is the sum of columns, each times one number of x. The compiler turns such sums into vector
 * instructions, which it must not do with the dot products of rows, whose order of addition it would have to change.
 */
record Matrix(float[][] columns) {

    static Matrix of(Safetensors.Tensor tensor) {
        if (tensor.shape().length != 2) throw new IllegalArgumentException("a matrix has rows and columns");
        var rows = tensor.shape()[0];
        var columns = new float[tensor.shape()[1]][rows];
        for (var column = 0; column < columns.length; column++)
            for (var row = 0; row < rows; row++) columns[column][row] = tensor.values()[row * columns.length + column];
        return new Matrix(columns);
    }

    int height() {
        return columns[0].length;
    }

    int width() {
        return columns.length;
    }

    /** The row that stands for a token, where this is the matrix of them. */
    void copyRow(int row, float[] target) {
        for (var column = 0; column < columns.length; column++) target[column] = columns[column][row];
    }

    /** The products with the first {@code count} vectors. Each comes out the same as if it were computed alone. */
    void multiply(float[][] vectors, float[][] products, int count) {
        for (var i = 0; i < count; i++) Arrays.fill(products[i], 0, height(), 0);
        var i = 0;
        for (; i + 4 <= count; i += 4) Sums.addToFour(columns, vectors, products, i, height());
        for (; i < count; i++) Sums.add(columns, 0, vectors[i], 0, width(), products[i], height());
    }
}
