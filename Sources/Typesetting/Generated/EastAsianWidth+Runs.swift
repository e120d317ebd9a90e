// Made by generate_unicode.py from EastAsianWidth-15.0.0.txt; not for editing.
// Data files copyright Unicode, Inc.; terms at https://www.unicode.org/license.txt

extension EastAsianWidth {
    /// Run lengths of the East Asian width from U+0000 on; N holds Na as well.
    static let runs = """
        N*161 A N*2 A N*2 A*2 N A N*2 A*2 N A*5 N A*5 N A*4 N*6 A N*9 A N*6 A*2 N*5 A*4 N*4 A N A*3
        N A*2 N*2 A N A*2 N*3 A*4 N A N A N*2 A N*15 A N A N*7 A N*10 A*2 N*3 A N*5 A*3 N*4 A N*6
        A*4 N A N*3 A*4 N A N*4 A*2 N*18 A*2 N*3 A N*98 A N A N A N A N A N A N A N A N*116 A N*15 A
        N*98 A N*2 A N A*3 N A N*2 A N*7 A*4 N A N A N*32 A*112 N*33 A*17 N A*7 N*7 A*17 N A*7 N*55
        A N*14 A*64 N A N*3246 W*96 N*3760 A N*2 A*4 N A*2 N*2 A*2 N*2 A*3 N A*4 N*8 A N A*2 N A N*5
        A N*2 A N*53 A N*10 A N A*4 N*36 H N*2 A N*86 A N A N*3 A N*9 A N*2 A N*10 A*2 N*3 A N*4 A
        N*39 A*2 N*6 A*4 N A*12 N*4 A*10 N*15 A N*6 A*10 N*30 A*2 N*24 A N A N*18 A N*24 A N A*2 N*3
        A*2 N*2 A N*3 A N A N*3 A N*4 A N*2 A*4 N*2 A N A N A*6 N A N*5 A*4 N*4 A*2 N*10 A N*3 A N*5
        A N*13 A*2 N*2 A*4 N*2 A*2 N*2 A*2 N*18 A*2 N*2 A*2 N*13 A N*3 A N*11 A N*25 A N*82 A N*7
        W*2 N*13 W*2 N*190 W*4 N*3 W N*2 W N*108 A*138 N A*97 N*4 A*36 N*12 A*16 N*2 A*4 N*10 A*2 N
        A*7 N*8 A*2 N*2 A*2 N*4 A*2 N*2 A*2 N*4 A*3 N*2 A N*2 A*4 N*16 A*4 N*9 A N*13 W*2 N*6 A*2
        N*2 A N*4 A*2 N*4 W*2 N*6 A N A N*33 A N A N*5 W*12 N*12 A*2 N A*3 N A*4 N A*2 N A N*15 W
        N*19 W N*10 A*2 N W N*8 W*2 N*17 W*2 A N*4 W*2 A*8 W A*5 W A*13 N A N*4 A*2 W A*7 W*2 A W
        A*4 W A*2 W A*2 N*5 W N*4 W*2 N*28 W N*20 A N*14 W N W N*4 W*3 N W N*30 A*10 N*21 W*3 N*24 W
        N*14 W N*859 W*2 N*51 W N*4 W A*4 N*806 W*26 N W*89 N*12 W*214 N*26 W*12 N*4 F W*62 N*2 W*86
        N*2 W*103 N*5 W*43 N W*94 N W*84 N*12 W*47 N W*40 A*8 W*7024 N*64 W*22157 N*3 W*55 N*1177
        W*29 N*643 W*11172 N*2140 A*6400 W*512 N*768 A*16 W*10 N*22 W*35 N W*19 N W*4 N*149 F*96
        H*94 N*3 H*6 N*2 H*6 N*2 H*6 N*2 H*3 N*3 F*7 N H*7 N*14 A N*28642 W*5 N*11 W*2 N*14 W*6136
        N*8 W*1238 N*42 W*9 N*8935 W*4 N W*7 N W*2 N W*291 N*15 W N*29 W*3 N*2 W N*14 W*4 N*8 W*396
        N*15624 W N*202 W N*48 A*11 N*5 A*30 N*2 A*58 N*6 A*30 W A*2 W*10 A*18 N*83 W*3 N*13 W*44
        N*4 W*9 N*7 W*2 N*14 W*6 N*154 W*33 N*12 W*9 N W*70 N W*22 N*12 W*43 N*4 W*5 N*12 W*17 N*3 W
        N*3 W*71 N W N W*187 N*2 W*63 N*13 W*4 N W*24 N*18 W N*26 W*2 N*13 W N*86 W*85 N*48 W*70 N*6
        W N*3 W*3 N*2 W*3 N*4 W*4 N*11 W*2 N*7 W*9 N*227 W*12 N*4 W N*283 W*47 N W*10 N W*185 N*112
        W*13 N*3 W*9 N*7 W*46 N W*7 N*8 W*14 N*4 W*9 N*7 W*9 N*1287 W*65534 N*2 W*65534 N*655618
        A*240 N*65040 A*65534 N*2 A*65534 N*2
        """
}
