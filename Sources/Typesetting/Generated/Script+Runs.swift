// Made by generate_unicode.py from Scripts-15.0.0.txt; not for editing.
// Data files copyright Unicode, Inc.; terms at https://www.unicode.org/license.txt

extension Script {
    /// Run lengths of the scripts from U+0000 on; those without a rule of their own are Other.
    static let runs = """
        Common*65 Latin*26 Common*6 Latin*26 Common*47 Latin Common*15 Latin Common*5 Latin*23
        Common Latin*31 Common Latin*449 Common*39 Latin*5 Common*5 Bopomofo*2 Common*20
        Inherited*112 Greek*4 Common Greek*9 Common Greek*6 Common Greek Common Greek*90 Other*14
        Greek*16 Cyrillic*133 Inherited*2 Cyrillic*170 Other*207 Arabic*5 Common Arabic*6 Common
        Arabic*14 Common Arabic*3 Common Arabic*32 Common Arabic*10 Inherited*11 Arabic*26 Inherited
        Arabic*108 Common Arabic*34 Other*80 Arabic*48 Other*240 Arabic*114 Common Arabic*29
        Other*81 Inherited*4 Other*15 Common*2 Other*1241 Common Other*192 Tibetan*213 Common*4
        Tibetan*39 Other*251 Common Other*4 Hangul*256 Other*1259 Common*3 Other*71 Common*11
        Other*192 Mongolian*2 Common*2 Mongolian Common Mongolian*170 Other*160 Tai_Le*48
        New_Tai_Lue*96 Other*64 Tai_Tham*144 Inherited*80 Other*384 Cyrillic*16 Other*64 Inherited*3
        Common Inherited*13 Common Inherited*7 Common*4 Inherited Common*6 Inherited Common*3
        Inherited*2 Common*6 Latin*38 Greek*5 Cyrillic Latin*49 Greek*5 Latin*4 Greek*5 Latin*13
        Cyrillic Latin*70 Greek Inherited*64 Latin*256 Greek*256 Common*12 Inherited*2 Common*99
        Latin*3 Common*11 Latin Common*16 Latin*16 Common*48 Inherited*48 Common*38 Greek Common*3
        Latin*2 Common*6 Latin Common*27 Latin Common*17 Latin*41 Common*1655 Other*256 Common*768
        Other*96 Latin*32 Other*352 Cyrillic*32 Common*128 Han*368 Common*21 Han Common Han
        Common*25 Han*9 Inherited*4 Hangul*2 Common*8 Han*4 Common*5 Hiragana*88 Inherited*2
        Common*2 Hiragana*3 Common Katakana*90 Common*2 Katakana*8 Bopomofo*44 Hangul*95 Common*16
        Bopomofo*32 Common*48 Katakana*16 Hangul*32 Common*64 Hangul*31 Common*81 Katakana*47 Common
        Katakana*88 Common*168 Han*6592 Common*64 Han*20992 Yi*1232 Lisu*48 Other*320 Cyrillic*96
        Other*96 Common*34 Latin*102 Common*3 Latin*117 Other*48 Common*16 Other*238 Common Other*49
        Hangul*32 Other*79 Common Other*352 Latin*43 Common Latin*9 Greek Latin*4 Common*6 Other*144
        Hangul*19712 Han*512 Latin*19 Other*61 Arabic*494 Common*2 Arabic*192 Inherited*16 Common*16
        Inherited*14 Cyrillic*2 Common*64 Arabic*143 Common*34 Latin*26 Common*6 Latin*26 Common*11
        Katakana*10 Common Katakana*45 Common*2 Hangul*64 Common*32 Other*256 Common*64 Greek*80
        Common*16 Greek*48 Common*45 Inherited*131 Other*96 Inherited Common*31 Other*1152 Latin*128
        Other*1632 Arabic*32 Other*125 Arabic*3 Other*1083 Inherited Other*804 Mongolian*32
        Other*2352 Lisu*16 Other*20288 Miao*224 Other*2 Han*2 Other*12 Han*16 Other*16368
        Katakana*17 Hiragana*287 Katakana*18 Hiragana*35 Katakana*27 Other*2864 Common*4704
        Inherited*80 Common*535 Inherited*3 Common*17 Inherited*8 Common*2 Inherited*7 Common*30
        Inherited*4 Common*82 Greek*192 Common*1344 Other*1792 Latin*256 Other*48 Cyrillic*208
        Other*2929 Common*399 Arabic*512 Common*512 Hiragana Common*3583 Han*786433 Common*255
        Inherited*196352
        """
}
