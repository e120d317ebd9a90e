#ifndef PLACARD_STRIP_H
#define PLACARD_STRIP_H

#include <stdint.h>

// What the strips of plain C and of FreeType share.

enum { STRIP_ROWS = 16 };

/// The next code point of well-formed UTF-8; a cut character ends the text.
static inline uint32_t strip_decode(const uint8_t **text, const uint8_t *end) {
    const uint8_t *at = *text;
    uint32_t code = *at++;
    int more = code < 0x80 ? 0 : code < 0xE0 ? 1 : code < 0xF0 ? 2 : 3;
    if (more > end - at) {
        *text = end;
        return 0;
    }
    if (more > 0) code &= 0x3Fu >> more;
    for (; more > 0; more--) code = code << 6 | (*at++ & 0x3Fu);
    *text = at;
    return code;
}

#endif
