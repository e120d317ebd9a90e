// Made by generate_unicode.py from Scripts-15.0.0.txt; not for editing by hand.
// Data files copyright Unicode, Inc.; terms at https://www.unicode.org/license.txt

extension Script {
    /// Run lengths of the scripts from U+0000 on; those without a rule of their own are Other.
    static let runs = """
        Common*65 Latin*26 Common*6 Latin*26 Common*47 Latin Common*15 Latin Common*5 Latin*23
        Common Latin*31 Common Latin*449 Common*39 Latin*5 Common*5 Bopomofo*2 Common*20
        Inherited*112 Greek*4 Common Greek*3 Unknown*2 Greek*4 Common Greek Unknown*4 Greek Common
        Greek Common Greek*3 Unknown Greek Unknown Greek*20 Unknown Greek*63 Other*14 Greek*16
        Cyrillic*133 Inherited*2 Cyrillic*169 Unknown Other*38 Unknown*2 Other*50 Unknown*2 Other*3
        Unknown Other*55 Unknown*8 Other*27 Unknown*4 Other*6 Unknown*11 Arabic*5 Common Arabic*6
        Common Arabic*14 Common Arabic*3 Common Arabic*32 Common Arabic*10 Inherited*11 Arabic*26
        Inherited Arabic*108 Common Arabic*34 Other*14 Unknown Other*60 Unknown*2 Other*3 Arabic*48
        Other*50 Unknown*14 Other*59 Unknown*2 Other*49 Unknown*2 Other*15 Unknown Other*28
        Unknown*2 Other Unknown Other*11 Unknown*5 Arabic*31 Unknown Arabic*2 Unknown*6 Arabic*74
        Common Arabic*29 Other*81 Inherited*4 Other*15 Common*2 Other*30 Unknown Other*8 Unknown*2
        Other*2 Unknown*2 Other*22 Unknown Other*7 Unknown Other Unknown*3 Other*4 Unknown*2 Other*9
        Unknown*2 Other*2 Unknown*2 Other*4 Unknown*8 Other Unknown*4 Other*2 Unknown Other*5
        Unknown*2 Other*25 Unknown*2 Other*3 Unknown Other*6 Unknown*4 Other*2 Unknown*2 Other*22
        Unknown Other*7 Unknown Other*2 Unknown Other*2 Unknown Other*2 Unknown*2 Other Unknown
        Other*5 Unknown*4 Other*2 Unknown*2 Other*3 Unknown*3 Other Unknown*7 Other*4 Unknown Other
        Unknown*7 Other*17 Unknown*10 Other*3 Unknown Other*9 Unknown Other*3 Unknown Other*22
        Unknown Other*7 Unknown Other*2 Unknown Other*5 Unknown*2 Other*10 Unknown Other*3 Unknown
        Other*3 Unknown*2 Other Unknown*15 Other*4 Unknown*2 Other*12 Unknown*7 Other*7 Unknown
        Other*3 Unknown Other*8 Unknown*2 Other*2 Unknown*2 Other*22 Unknown Other*7 Unknown Other*2
        Unknown Other*5 Unknown*2 Other*9 Unknown*2 Other*2 Unknown*2 Other*3 Unknown*7 Other*3
        Unknown*4 Other*2 Unknown Other*5 Unknown*2 Other*18 Unknown*10 Other*2 Unknown Other*6
        Unknown*3 Other*3 Unknown Other*4 Unknown*3 Other*2 Unknown Other Unknown Other*2 Unknown*3
        Other*2 Unknown*3 Other*3 Unknown*3 Other*12 Unknown*4 Other*5 Unknown*3 Other*3 Unknown
        Other*4 Unknown*2 Other Unknown*6 Other Unknown*14 Other*21 Unknown*5 Other*13 Unknown
        Other*3 Unknown Other*23 Unknown Other*16 Unknown*2 Other*9 Unknown Other*3 Unknown Other*4
        Unknown*7 Other*2 Unknown Other*3 Unknown*2 Other Unknown*2 Other*4 Unknown*2 Other*10
        Unknown*7 Other*22 Unknown Other*3 Unknown Other*23 Unknown Other*10 Unknown Other*5
        Unknown*2 Other*9 Unknown Other*3 Unknown Other*4 Unknown*7 Other*2 Unknown*6 Other*2
        Unknown Other*4 Unknown*2 Other*10 Unknown Other*3 Unknown*12 Other*13 Unknown Other*3
        Unknown Other*51 Unknown Other*3 Unknown Other*6 Unknown*4 Other*16 Unknown*2 Other*26
        Unknown Other*3 Unknown Other*18 Unknown*3 Other*24 Unknown Other*9 Unknown Other Unknown*2
        Other*7 Unknown*3 Other Unknown*4 Other*6 Unknown Other Unknown Other*8 Unknown*6 Other*10
        Unknown*2 Other*3 Unknown*12 Other*58 Unknown*4 Common Other*28 Unknown*37 Other*2 Unknown
        Other Unknown Other*5 Unknown Other*24 Unknown Other Unknown Other*23 Unknown*2 Other*5
        Unknown Other Unknown Other*7 Unknown Other*10 Unknown*2 Other*4 Unknown*32 Tibetan*72
        Unknown Tibetan*36 Unknown*4 Tibetan*39 Unknown Tibetan*36 Unknown Tibetan*15 Unknown
        Tibetan*7 Common*4 Tibetan*2 Unknown*37 Other*198 Unknown Other Unknown*5 Other Unknown*2
        Other*43 Common Other*4 Hangul*256 Other*73 Unknown Other*4 Unknown*2 Other*7 Unknown Other
        Unknown Other*4 Unknown*2 Other*41 Unknown Other*4 Unknown*2 Other*33 Unknown Other*4
        Unknown*2 Other*7 Unknown Other Unknown Other*4 Unknown*2 Other*15 Unknown Other*57 Unknown
        Other*4 Unknown*2 Other*67 Unknown*2 Other*32 Unknown*3 Other*26 Unknown*6 Other*86
        Unknown*2 Other*6 Unknown*2 Other*669 Unknown*3 Other*75 Common*3 Other*11 Unknown*7
        Other*22 Unknown*9 Other*22 Common*2 Unknown*9 Other*20 Unknown*12 Other*13 Unknown Other*3
        Unknown Other*2 Unknown*12 Other*94 Unknown*2 Other*10 Unknown*6 Other*10 Unknown*6
        Mongolian*2 Common*2 Mongolian Common Mongolian*20 Unknown*6 Mongolian*89 Unknown*7
        Mongolian*43 Unknown*5 Other*70 Unknown*10 Other*31 Unknown Other*12 Unknown*4 Other*12
        Unknown*4 Other Unknown*3 Other*12 Tai_Le*30 Unknown*2 Tai_Le*5 Unknown*11 New_Tai_Lue*44
        Unknown*4 New_Tai_Lue*26 Unknown*6 New_Tai_Lue*11 Unknown*3 New_Tai_Lue*2 Other*60 Unknown*2
        Other*2 Tai_Tham*63 Unknown Tai_Tham*29 Unknown*2 Tai_Tham*11 Unknown*6 Tai_Tham*10
        Unknown*6 Tai_Tham*14 Unknown*2 Inherited*31 Unknown*49 Other*77 Unknown*3 Other*47 Unknown
        Other*116 Unknown*8 Other*60 Unknown*3 Other*15 Unknown*3 Other*51 Cyrillic*9 Unknown*7
        Other*43 Unknown*2 Other*11 Unknown*8 Inherited*3 Common Inherited*13 Common Inherited*7
        Common*4 Inherited Common*6 Inherited Common*3 Inherited*2 Common Unknown*5 Latin*38 Greek*5
        Cyrillic Latin*49 Greek*5 Latin*4 Greek*5 Latin*13 Cyrillic Latin*70 Greek Inherited*64
        Latin*256 Greek*22 Unknown*2 Greek*6 Unknown*2 Greek*38 Unknown*2 Greek*6 Unknown*2 Greek*8
        Unknown Greek Unknown Greek Unknown Greek Unknown Greek*31 Unknown*2 Greek*53 Unknown
        Greek*15 Unknown Greek*14 Unknown*2 Greek*6 Unknown Greek*19 Unknown*2 Greek*3 Unknown
        Greek*9 Unknown Common*12 Inherited*2 Common*87 Unknown Common*11 Latin Unknown*2 Common*11
        Latin Common*15 Unknown Latin*13 Unknown*3 Common*33 Unknown*15 Inherited*33 Unknown*15
        Common*38 Greek Common*3 Latin*2 Common*6 Latin Common*27 Latin Common*17 Latin*41 Common*3
        Unknown*4 Common*663 Unknown*25 Common*11 Unknown*21 Common*928 Other*256 Common*628
        Unknown*2 Common*32 Unknown Common*105 Other*96 Latin*32 Other*116 Unknown*5 Other*45
        Unknown Other Unknown*5 Other Unknown*2 Other*56 Unknown*7 Other*2 Unknown*14 Other*24
        Unknown*9 Other*7 Unknown Other*7 Unknown Other*7 Unknown Other*7 Unknown Other*7 Unknown
        Other*7 Unknown Other*7 Unknown Other*7 Unknown Cyrillic*32 Common*94 Unknown*34 Han*26
        Unknown Han*89 Unknown*12 Han*214 Unknown*26 Common*12 Unknown*4 Common*5 Han Common Han
        Common*25 Han*9 Inherited*4 Hangul*2 Common*8 Han*4 Common*4 Unknown Hiragana*86 Unknown*2
        Inherited*2 Common*2 Hiragana*3 Common Katakana*90 Common*2 Katakana*3 Unknown*5 Bopomofo*43
        Unknown Hangul*94 Unknown Common*16 Bopomofo*32 Common*36 Unknown*12 Katakana*16 Hangul*31
        Unknown Common*64 Hangul*31 Common*81 Katakana*47 Common Katakana*88 Common*168 Han*6592
        Common*64 Han*20992 Yi*1165 Unknown*3 Yi*55 Unknown*9 Lisu*48 Other*300 Unknown*20
        Cyrillic*96 Other*88 Unknown*8 Common*34 Latin*102 Common*3 Latin*64 Unknown*5 Latin*2
        Unknown Latin Unknown Latin*5 Unknown*24 Latin*14 Other*45 Unknown*3 Common*10 Unknown*6
        Other*56 Unknown*8 Other*70 Unknown*8 Other*12 Unknown*6 Other*78 Common Other*37 Unknown*11
        Other Hangul*29 Unknown*3 Other*78 Unknown Common Other*10 Unknown*4 Other*33 Unknown
        Other*55 Unknown*9 Other*14 Unknown*2 Other*10 Unknown*2 Other*103 Unknown*24 Other*28
        Unknown*10 Other*6 Unknown*2 Other*6 Unknown*2 Other*6 Unknown*9 Other*7 Unknown Other*7
        Unknown Latin*43 Common Latin*9 Greek Latin*4 Common*2 Unknown*4 Other*126 Unknown*2
        Other*10 Unknown*6 Hangul*11172 Unknown*12 Hangul*23 Unknown*4 Hangul*49 Unknown*8452
        Han*366 Unknown*2 Han*106 Unknown*38 Latin*7 Unknown*12 Other*5 Unknown*5 Other*26 Unknown
        Other*5 Unknown Other Unknown Other*2 Unknown Other*2 Unknown Other*10 Arabic*115 Unknown*16
        Arabic*363 Common*2 Arabic*80 Unknown*2 Arabic*54 Unknown*7 Arabic Unknown*32 Arabic*16
        Inherited*16 Common*10 Unknown*6 Inherited*14 Cyrillic*2 Common*35 Unknown Common*19 Unknown
        Common*4 Unknown*4 Arabic*5 Unknown Arabic*135 Unknown*2 Common Unknown Common*32 Latin*26
        Common*6 Latin*26 Common*11 Katakana*10 Common Katakana*45 Common*2 Hangul*31 Unknown*3
        Hangul*6 Unknown*2 Hangul*6 Unknown*2 Hangul*6 Unknown*2 Hangul*3 Unknown*3 Common*7 Unknown
        Common*7 Unknown*10 Common*5 Unknown*2 Other*12 Unknown Other*26 Unknown Other*19 Unknown
        Other*2 Unknown Other*15 Unknown*2 Other*14 Unknown*34 Other*123 Unknown*5 Common*3
        Unknown*4 Common*45 Unknown*3 Common*9 Greek*79 Unknown Common*13 Unknown*3 Greek Unknown*47
        Common*45 Inherited Unknown*130 Other*29 Unknown*3 Other*49 Unknown*15 Inherited Common*27
        Unknown*4 Other*36 Unknown*9 Other*30 Unknown*5 Other*43 Unknown*5 Other*30 Unknown Other*37
        Unknown*4 Other*14 Unknown*42 Other*158 Unknown*2 Other*10 Unknown*6 Other*36 Unknown*4
        Other*36 Unknown*4 Other*40 Unknown*8 Other*52 Unknown*11 Other*12 Unknown Other*15 Unknown
        Other*7 Unknown Other*2 Unknown Other*11 Unknown Other*15 Unknown Other*7 Unknown Other*2
        Unknown*67 Other*311 Unknown*9 Other*22 Unknown*10 Other*8 Unknown*24 Latin*6 Unknown
        Latin*42 Unknown Latin*9 Unknown*69 Other*6 Unknown*2 Other Unknown Other*44 Unknown Other*2
        Unknown*3 Other Unknown*2 Other*23 Unknown Other*72 Unknown*8 Other*9 Unknown*48 Other*19
        Unknown Other*2 Unknown*5 Other*33 Unknown*3 Other*27 Unknown*5 Other Unknown*64 Other*56
        Unknown*4 Other*20 Unknown*2 Other*50 Unknown Other*2 Unknown*5 Other*8 Unknown Other*3
        Unknown Other*29 Unknown*2 Other*3 Unknown*4 Other*10 Unknown*7 Other*9 Unknown*7 Other*64
        Unknown*32 Other*39 Unknown*4 Other*12 Unknown*9 Other*54 Unknown*3 Other*29 Unknown*2
        Other*27 Unknown*5 Other*26 Unknown*7 Other*4 Unknown*12 Other*7 Unknown*80 Other*73
        Unknown*55 Other*51 Unknown*13 Other*51 Unknown*7 Other*46 Unknown*8 Other*10 Unknown*294
        Arabic*31 Unknown Other*42 Unknown Other*3 Unknown*2 Other*2 Unknown*75 Arabic*3 Other*40
        Unknown*8 Other*42 Unknown*22 Other*26 Unknown*38 Other*28 Unknown*20 Other*23 Unknown*9
        Other*78 Unknown*4 Other*36 Unknown*9 Other*68 Unknown*10 Other Unknown*2 Other*25 Unknown*7
        Other*10 Unknown*6 Other*53 Unknown Other*18 Unknown*8 Other*39 Unknown*9 Other*96 Unknown
        Other*20 Unknown*11 Other*18 Unknown Other*47 Unknown*62 Other*7 Unknown Other Unknown
        Other*4 Unknown Other*15 Unknown Other*11 Unknown*6 Other*59 Unknown*5 Other*10 Unknown*6
        Other*4 Unknown Other*8 Unknown*2 Other*2 Unknown*2 Other*22 Unknown Other*7 Unknown Other*2
        Unknown Other*5 Unknown Inherited Other*9 Unknown*2 Other*2 Unknown*2 Other*3 Unknown*2
        Other Unknown*6 Other Unknown*5 Other*7 Unknown*2 Other*7 Unknown*3 Other*5 Unknown*139
        Other*92 Unknown Other*5 Unknown*30 Other*72 Unknown*8 Other*10 Unknown*166 Other*54
        Unknown*2 Other*38 Unknown*34 Other*69 Unknown*11 Other*10 Unknown*6 Mongolian*13 Unknown*19
        Other*58 Unknown*6 Other*10 Unknown*54 Other*27 Unknown*2 Other*15 Unknown*4 Other*23
        Unknown*185 Other*60 Unknown*100 Other*83 Unknown*12 Other*8 Unknown*2 Other Unknown*2
        Other*8 Unknown Other*2 Unknown Other*30 Unknown Other*2 Unknown*2 Other*12 Unknown*9
        Other*10 Unknown*70 Other*8 Unknown*2 Other*46 Unknown*2 Other*11 Unknown*27 Other*72
        Unknown*8 Other*83 Unknown*13 Other*73 Unknown*7 Other*10 Unknown*246 Other*9 Unknown
        Other*45 Unknown Other*14 Unknown*10 Other*29 Unknown*3 Other*32 Unknown*2 Other*22 Unknown
        Other*14 Unknown*73 Other*7 Unknown Other*2 Unknown Other*44 Unknown*3 Other Unknown Other*2
        Unknown Other*9 Unknown*8 Other*10 Unknown*6 Other*6 Unknown Other*2 Unknown Other*37
        Unknown Other*2 Unknown Other*6 Unknown*7 Other*10 Unknown*310 Other*25 Unknown*7 Other*17
        Unknown Other*41 Unknown*3 Other*28 Unknown*86 Lisu Unknown*15 Other*50 Unknown*13 Other*923
        Unknown*102 Other*111 Unknown Other*5 Unknown*11 Other*196 Unknown*2636 Other*99 Unknown*13
        Other*1110 Unknown*4010 Other*583 Unknown*8633 Other*569 Unknown*7 Other*31 Unknown Other*10
        Unknown*4 Other*81 Unknown Other*10 Unknown*6 Other*30 Unknown*2 Other*6 Unknown*10 Other*70
        Unknown*10 Other*10 Unknown Other*7 Unknown Other*21 Unknown*5 Other*19 Unknown*688 Other*91
        Unknown*101 Miao*75 Unknown*4 Miao*57 Unknown*7 Miao*17 Unknown*64 Other*2 Han*2 Other
        Unknown*11 Han*2 Unknown*14 Other*6136 Unknown*8 Other*1238 Unknown*42 Other*9 Unknown*8935
        Katakana*4 Unknown Katakana*7 Unknown Katakana*2 Unknown Katakana Hiragana*287 Katakana*3
        Unknown*15 Hiragana Unknown*29 Hiragana*3 Unknown*2 Katakana Unknown*14 Katakana*4 Unknown*8
        Other*396 Unknown*2308 Other*107 Unknown*5 Other*13 Unknown*3 Other*9 Unknown*7 Other*10
        Unknown*2 Other*4 Common*4 Unknown*4700 Inherited*46 Unknown*2 Inherited*23 Unknown*9
        Common*116 Unknown*60 Common*246 Unknown*10 Common*39 Unknown*2 Common*62 Inherited*3
        Common*17 Inherited*8 Common*2 Inherited*7 Common*30 Inherited*4 Common*61 Unknown*21
        Greek*70 Unknown*122 Common*20 Unknown*12 Common*20 Unknown*12 Common*87 Unknown*9 Common*25
        Unknown*135 Common*85 Unknown Common*71 Unknown Common*2 Unknown*2 Common Unknown*2 Common*2
        Unknown*2 Common*4 Unknown Common*12 Unknown Common Unknown Common*7 Unknown Common*65
        Unknown Common*4 Unknown*2 Common*8 Unknown Common*7 Unknown Common*28 Unknown Common*4
        Unknown Common*5 Unknown Common Unknown*3 Common*7 Unknown Common*340 Unknown*2 Common*292
        Unknown*2 Common*50 Other*652 Unknown*15 Other*5 Unknown Other*15 Unknown*1104 Latin*31
        Unknown*6 Latin*6 Unknown*213 Other*7 Unknown Other*17 Unknown*2 Other*7 Unknown Other*2
        Unknown Other*5 Unknown*5 Cyrillic*62 Unknown*33 Cyrillic Unknown*112 Other*45 Unknown*3
        Other*14 Unknown*2 Other*10 Unknown*4 Other*2 Unknown*320 Other*31 Unknown*17 Other*58
        Unknown*5 Other Unknown*464 Other*42 Unknown*742 Other*7 Unknown Other*4 Unknown Other*2
        Unknown Other*15 Unknown Other*197 Unknown*2 Other*16 Unknown*41 Other*76 Unknown*4 Other*10
        Unknown*4 Other*2 Unknown*785 Common*68 Unknown*76 Common*61 Unknown*194 Arabic*4 Unknown
        Arabic*27 Unknown Arabic*2 Unknown Arabic Unknown*2 Arabic Unknown Arabic*10 Unknown
        Arabic*4 Unknown Arabic Unknown Arabic Unknown*6 Arabic Unknown*4 Arabic Unknown Arabic
        Unknown Arabic Unknown Arabic*3 Unknown Arabic*2 Unknown Arabic Unknown*2 Arabic Unknown
        Arabic Unknown Arabic Unknown Arabic Unknown Arabic Unknown Arabic*2 Unknown Arabic
        Unknown*2 Arabic*4 Unknown Arabic*7 Unknown Arabic*4 Unknown Arabic*4 Unknown Arabic Unknown
        Arabic*10 Unknown Arabic*17 Unknown*5 Arabic*3 Unknown Arabic*5 Unknown Arabic*17 Unknown*52
        Arabic*2 Unknown*270 Common*44 Unknown*4 Common*100 Unknown*12 Common*15 Unknown*2 Common*15
        Unknown Common*15 Unknown Common*37 Unknown*10 Common*174 Unknown*56 Common*26 Hiragana
        Common*2 Unknown*13 Common*44 Unknown*4 Common*9 Unknown*7 Common*2 Unknown*14 Common*6
        Unknown*154 Common*984 Unknown*4 Common*17 Unknown*3 Common*13 Unknown*3 Common*119
        Unknown*4 Common*95 Unknown*6 Common*12 Unknown*4 Common Unknown*15 Common*12 Unknown*4
        Common*56 Unknown*8 Common*10 Unknown*6 Common*40 Unknown*8 Common*30 Unknown*2 Common*2
        Unknown*78 Common*340 Unknown*12 Common*14 Unknown*2 Common*13 Unknown*3 Common*9 Unknown*7
        Common*46 Unknown Common*7 Unknown*8 Common*14 Unknown*4 Common*9 Unknown*7 Common*9
        Unknown*7 Common*147 Unknown Common*55 Unknown*37 Common*10 Unknown*1030 Han*42720
        Unknown*32 Han*4154 Unknown*6 Han*222 Unknown*2 Han*5762 Unknown*14 Han*7473 Unknown*3103
        Han*542 Unknown*1506 Han*4939 Unknown*5 Han*4192 Unknown*711761 Common Unknown*30 Common*96
        Unknown*128 Inherited*240 Unknown*196112
        """
}
