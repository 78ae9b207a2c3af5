package io.taomarket.chatmodel.network;

/** What a model keeps of the tokens it has read: keys and values of each layer. It belongs to one sequence. */
public final class Memory {

    /** Of each layer and place in a key, by position: so the scores of all positions are sums of columns. */
    private final float[][][] keys;
    /** Of each layer, head and position. */
    private final float[][][][] values;

    private final int capacity;
    private int length;

    /** Room for so many tokens. */
    public Memory(ModelShape shape, int capacity) {
        if (capacity <= 0 || capacity > shape.context())
            throw new IllegalArgumentException("a memory holds from 1 to " + shape.context() + " tokens");
        this.capacity = capacity;
        this.keys = new float[shape.layers()][shape.width()][capacity];
        this.values = new float[shape.layers()][shape.heads()][capacity][shape.headWidth()];
    }

    /** How many tokens have been read. */
    public int length() {
        return length;
    }

    /** Takes the place of the next token. */
    int next() {
        if (length == capacity) throw new IllegalStateException("the memory is full");
        return length++;
    }

    /** Keeps key and value of a position, which stand one after the other in the vector. */
    void keep(int layer, int position, float[] vector, int from) {
        var width = keys[layer].length;
        for (var i = 0; i < width; i++) keys[layer][i][position] = vector[from + i];
        var place = from + width;
        for (var head : values[layer]) {
            System.arraycopy(vector, place, head[position], 0, head[position].length);
            place += head[position].length;
        }
    }

    float[][] keys(int layer) {
        return keys[layer];
    }

    float[][] values(int layer, int head) {
        return values[layer][head];
    }
}
