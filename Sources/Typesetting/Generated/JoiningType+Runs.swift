// Made by generate_unicode.py from DerivedJoiningType-15.0.0.txt; not for editing.
// Data files copyright Unicode, Inc.; terms at https://www.unicode.org/license.txt

extension JoiningType {
    /// Run lengths of the joining types from U+0000 on; other scripts than Arabic count as U.
    static let runs = """
        U*1552 T*11 U T U*3 D U R*4 D R D R D*5 R*4 D*13 C D*7 R D*2 T*21 U*14 D*2 T R*3 U R*3 D*16
        R*18 D*38 R D*2 R*9 D R D R D*2 R*2 U R T*7 U*2 T*6 U*2 T*2 U T*4 R*2 U*10 D*3 U*2 D U*15 T
        R T D*3 R*5 D*4 R D*9 R D R D R D*2 R T*27 U*2 R D*11 R*3 D*15 R*2 D*4 R D R*2 D*3 R*2 D*6
        U*38 T*11 U*25 D*33 T*9 U*6 C U*2 T U*24 T*4 U T*9 U T*3 U T*5 U*18 R D*5 R*2 D R D*10 R D
        R*3 T*3 U*4 D U D*4 U R D R*2 U*5 R*19 C*3 D U*2 D*5 R U*9 T*8 D*10 R*3 U R D*2 R*2 D*6 R
        D*15 U T*24 U T*29 U*5901 C U*1105906
        """
}
