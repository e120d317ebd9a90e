#include "CBench.h"
#include "strip.h"

#include <string.h>

static uint32_t little32(const uint8_t *at) {
    uint32_t value;
    memcpy(&value, at, 4);
    return value;
}

// Documentation of the format: FaceFormat.swift.
int64_t bench_strip(
    const uint8_t *face, const uint8_t *text, int64_t length, uint64_t *words, int64_t count
) {
    if (face[10] != STRIP_ROWS || face[12] != 2) return -1;
    const uint8_t *directory = face + little32(face + 28);
    const uint8_t *pages = face + little32(face + 32);
    const uint8_t *rows = face + little32(face + 36);
    const uint8_t *end = text + length;
    int64_t pen = 0, room = (count / STRIP_ROWS - 1) * 64;
    memset(words, 0, (size_t)count * sizeof *words);
    while (text < end) {
        uint32_t code = strip_decode(&text, end);
        uint16_t page;
        memcpy(&page, directory + (code >> 7) * 2, 2);
        uint32_t entry = little32(pages + ((size_t)page * 128 + (code & 127)) * 4);
        if (entry == 0) continue;
        if (pen + (entry & 255) > room) return -1;
        const uint8_t *glyph = rows + (size_t)((entry >> 8) - 1) * STRIP_ROWS * 2;
        uint64_t *tile = words + (pen >> 6) * STRIP_ROWS;
        int shift = (int)(pen & 63);
        if (shift <= 48) {
            for (int y = 0; y < STRIP_ROWS; y++) {
                uint64_t row = (uint64_t)(glyph[2 * y] << 8 | glyph[2 * y + 1]);
                tile[y] |= row << (48 - shift);
            }
        } else {
            for (int y = 0; y < STRIP_ROWS; y++) {
                uint64_t row = (uint64_t)(glyph[2 * y] << 8 | glyph[2 * y + 1]) << 48;
                tile[y] |= row >> shift;
                tile[y + STRIP_ROWS] |= row << (64 - shift);
            }
        }
        pen += entry & 255;
    }
    return pen;
}

void bench_scroll(
    const uint8_t *restrict strip, int strip_width, int column, int width, int height, int top,
    int rows, int depth, uint8_t *restrict frame
) {
    memset(frame, 0, (size_t)width * height * depth);
    for (int y = 0; y < rows; y++) {
        memcpy(
            frame + (size_t)(top + y) * width * depth,
            strip + ((size_t)y * strip_width + column) * depth, (size_t)width * depth);
    }
}

void bench_expand(
    const uint8_t *restrict strip, int strip_width, int column, int width, int height, int top,
    int rows, const uint32_t *restrict words, uint8_t *restrict frame
) {
    memset(frame, 0, (size_t)width * height * 3);
    uint8_t *at = frame + (size_t)top * width * 3;
    // A fourth byte is stored each time; it is zero, and the next pixel overwrites it.
    for (int y = 0; y < rows; y++) {
        const uint8_t *row = strip + (size_t)y * strip_width + column;
        for (int x = 0; x < width; x++) {
            memcpy(at, &words[row[x]], 4);
            at += 3;
        }
    }
}
