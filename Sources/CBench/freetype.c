#include "CBench.h"
#include "strip.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// FreeType is opened at run time, so that building needs none. These are the beginnings of its
// public structures (FT_FaceRec, FT_GlyphSlotRec, FT_Bitmap of FreeType 2, 64 bit), as far as the
// bench reads them.

struct ft_bitmap {
    unsigned rows, width;
    int pitch;
    unsigned char *buffer;
    unsigned short grays;
    unsigned char pixel_mode, palette_mode;
    void *palette;
};

struct ft_slot {
    void *library, *face, *next;
    unsigned glyph_index;
    void *generic[2];
    long metrics[8], linear[2], advance[2];
    int format;
    struct ft_bitmap bitmap;
    int left, top;
};

struct ft_face {
    long counts_and_flags[5];
    char *family, *style;
    int sizes;
    void *available;
    int charmaps;
    void *charmap_list;
    void *generic[2];
    long box[4];
    unsigned short units;
    short measures[7];
    struct ft_slot *glyph;
};

enum { PIXEL_MODE_MONO = 1, ASCENT = 14 };

static struct {
    int (*start)(void **library);
    int (*end)(void *library);
    int (*open)(void *library, const char *path, long index, struct ft_face **face);
    int (*select)(struct ft_face *face, int strike);
    int (*draw)(struct ft_face *face, unsigned long code, int32_t flags);
} freetype;

struct font {
    void *library;
    struct ft_face *face;
};

int bench_freetype_find(void) {
    if (freetype.draw) return 0;
    void *file = dlopen("libfreetype.so.6", RTLD_NOW | RTLD_LOCAL);
    if (!file) return -1;
    *(void **)&freetype.start = dlsym(file, "FT_Init_FreeType");
    *(void **)&freetype.end = dlsym(file, "FT_Done_FreeType");
    *(void **)&freetype.open = dlsym(file, "FT_New_Face");
    *(void **)&freetype.select = dlsym(file, "FT_Select_Size");
    void *draw = dlsym(file, "FT_Load_Char");
    if (!freetype.start || !freetype.end || !freetype.open || !freetype.select) return -1;
    *(void **)&freetype.draw = draw;
    return draw ? 0 : -1;
}

void *bench_freetype_open(const char *path, uint32_t code) {
    struct font *font = calloc(1, sizeof *font);
    if (!font || bench_freetype_find() != 0 || freetype.start(&font->library) != 0) {
        free(font);
        return NULL;
    }
    if (freetype.open(font->library, path, 0, &font->face) == 0
        && freetype.select(font->face, 0) == 0 && freetype.draw(font->face, code, 0) == 0
        && font->face->glyph->bitmap.pixel_mode == PIXEL_MODE_MONO)
        return font;
    bench_freetype_close(font);
    return NULL;
}

void bench_freetype_close(void *opened) {
    struct font *font = opened;
    // Ending the library closes its fonts.
    freetype.end(font->library);
    free(font);
}

int64_t bench_freetype_strip(
    void *opened, const uint8_t *text, int64_t length, uint64_t *words, int64_t count
) {
    struct ft_face *face = ((struct font *)opened)->face;
    const uint8_t *end = text + length;
    int64_t pen = 0, room = (count / STRIP_ROWS - 1) * 64;
    memset(words, 0, (size_t)count * sizeof *words);
    while (text < end) {
        if (freetype.draw(face, strip_decode(&text, end), 0) != 0) return -1;
        const struct ft_slot *slot = face->glyph;
        const struct ft_bitmap *bitmap = &slot->bitmap;
        int64_t column = pen + slot->left, advance = slot->advance[0] >> 6;
        int top = ASCENT - slot->top;
        if (column < 0 || pen + advance > room || bitmap->width > 64 || top < 0
            || top + (int)bitmap->rows > STRIP_ROWS) return -1;
        uint64_t *tile = words + (column >> 6) * STRIP_ROWS + top;
        int shift = (int)(column & 63), bytes = (int)(bitmap->width + 7) / 8;
        const uint8_t *source = bitmap->buffer;
        for (unsigned y = 0; y < bitmap->rows; y++, source += bitmap->pitch) {
            uint64_t row = 0;
            for (int i = 0; i < bytes; i++) row |= (uint64_t)source[i] << (56 - 8 * i);
            tile[y] |= row >> shift;
            tile[y + STRIP_ROWS] |= row << 1 << (63 - shift);
        }
        pen += advance;
    }
    return pen;
}
