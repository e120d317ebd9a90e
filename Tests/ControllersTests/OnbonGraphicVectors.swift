import TestKit

/// Frames under the graphic header, recorded from the maker's clients.
enum OnbonGraphicVectors {
    static let c6Ping = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        FE FF 00 80              // destination, source
        07 01                    // generation
        FE FF 01 00              // device type, line
        A2 39                    // message
        90 01                    // longest frame
        96 19                    // encryption, random
        00 00 00 00 00 00        // secret
        05 00                    // body length
        1E 78                    // body check
        00 61                    // header check
        01 A2 00 00 00           // command
        5A                       // end
        """
    )

    static let c6Off = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        07 01                    // generation
        66 02 01 00              // device type, line
        B8 08                    // message
        90 01                    // longest frame
        96 7E                    // encryption, random
        00 00 00 00 00 00        // secret
        06 00                    // body length
        A9 04                    // body check
        00 80                    // header check
        01 A2 05 01 00           // command
        00                       // data
        5A                       // end
        """
    )

    static let c6On = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        07 01                    // generation
        66 02 01 00              // device type, line
        C6 08                    // message
        90 01                    // longest frame
        96 7E                    // encryption, random
        00 00 00 00 00 00        // secret
        06 00                    // body length
        68 C4                    // body check
        00 FF                    // header check
        01 A2 05 01 00           // command
        01                       // data
        5A                       // end
        """
    )

    static let c6Status = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        07 01                    // generation
        66 02 01 00              // device type, line
        D6 08                    // message
        90 01                    // longest frame
        96 7E                    // encryption, random
        00 00 00 00 00 00        // secret
        05 00                    // body length
        2E 7B                    // body check
        00 15                    // header check
        01 A2 0F 00 00           // command
        5A                       // end
        """
    )

    static let c6Ack = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        00 80 01 00              // destination, source
        07 00                    // generation
        74 02 00 00              // device type, line
        A8 9F                    // message
        90 01                    // longest frame
        96 3A                    // encryption, random
        00 00 00 00 00 00        // secret
        09 00                    // body length
        0A 78                    // body check
        00 81                    // header check
        00 A0 00 00 00           // command
        00 00 00 00              // data
        5A                       // end
        """
    )

    static let c6Pingreply = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        00 80 FE FF                                      // destination, source
        07 00                                            // generation
        FE FF 00 00                                      // device type, line
        D6 E8                                            // message
        90 01                                            // longest frame
        96 14                                            // encryption, random
        00 00 00 00 00 00                                // secret
        28 00                                            // body length
        A6 01 95                                         // body check
        00 B1                                            // header check
        00 A2 80 00 00                                   // command
        00 00 1F 00 74 02 31 37 30 31 30 31 30 30 01 01  // data
        00 02 80 00 20 00 01 0F 01 00 00 10 01 08 00 00  // data
        00 00 00                                         // data
        5A                                               // end
        """
    )

    static let c5Ping = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        FE FF 00 80              // destination, source
        05 00                    // generation
        FE FF 01 00              // device type, line
        C8 40                    // message
        00 90                    // longest frame
        96 45                    // encryption, random
        00 00 00 00 00 00        // secret
        05 00                    // body length
        1E 78                    // body check
        2C                       // header check
        01 A2 00 00 00           // command
        5A                       // end
        """
    )

    static let c5Pingreply = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        00 80 FE FF                                      // destination, source
        05 00                                            // generation
        FE FF 01 00                                      // device type, line
        A8 C4                                            // message
        00 90                                            // longest frame
        96 5F                                            // encryption, random
        00 00 00 00 00 00                                // secret
        28 00                                            // body length
        B4 77                                            // body check
        5B 02                                            // header check
        00 A2 80 00 00                                   // command
        00 00 1F 00 54 01 31 37 30 31 30 31 30 30 01 01  // data
        00 02 80 00 20 00 01 0F 01 00 00 10 00 08 00 00  // data
        00 00 00                                         // data
        5A                                               // end
        """
    )

    static let c5Status = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        05 00                    // generation
        54 01 01 00              // device type, line
        8A 41                    // message
        00 90                    // longest frame
        96 45                    // encryption, random
        00 00 00 00 00 00        // secret
        05 00                    // body length
        2E 7B                    // body check
        08                       // header check
        01 A2 0F 00 00           // command
        5A                       // end
        """
    )

    static let c5A108 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        05 00                    // generation
        52 02 01 00              // device type, line
        CA 6D                    // message
        00 90                    // longest frame
        96 36                    // encryption, random
        00 00 00 00 00 00        // secret
        05 00                    // body length
        9F FE                    // body check
        26                       // header check
        01 A1 08 00 00           // command
        5A                       // end
        """
    )

    static let c5A112 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        05 00                    // generation
        52 02 01 00              // device type, line
        10 6E                    // message
        00 90                    // longest frame
        96 36                    // encryption, random
        00 00 00 00 00 00        // secret
        05 00                    // body length
        BE 39                    // body check
        19                       // header check
        01 A1 12 00 00           // command
        5A                       // end
        """
    )

    static let c5A102 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                    // start
        01 00 00 80                                // destination, source
        05 00                                      // generation
        52 02 01 00                                // device type, line
        22 6E                                      // message
        00 90                                      // longest frame
        96 36                                      // encryption, random
        00 00 00 00 00 00                          // secret
        13 00                                      // body length
        4A 47                                      // body check
        B7                                         // header check
        01 A1 02 0E 00                             // command
        50 30 30 30 00 40 00 00 00 01 CA 96 2E 37  // data
        5A                                         // end
        """
    )

    static let c5A103 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        05 00                                            // generation
        52 02 01 00                                      // device type, line
        42 6E                                            // message
        00 90                                            // longest frame
        96 36                                            // encryption, random
        00 00 00 00 00 00                                // secret
        4E 00                                            // body length
        5D B2                                            // body check
        68                                               // header check
        01 A1 03 49 00                                   // command
        50 30 30 30 01 00 00 00 00 00 50 30 30 30 00 00  // data
        01 00 00 FF FF FF 11 21 99 20 12 31 00 00 00 01  // data
        21 00 00 00 00 00 00 00 00 10 00 02 00 00 01 00  // data
        11 00 00 00 00 02 00 03 FA 00 01 10 00 00 00 00  // data
        00 1F FF FF FE CA 96 2E 37                       // data
        5A                                               // end
        """
    )

    static let c5A109 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        05 00                    // generation
        52 02 01 00              // device type, line
        58 6E                    // message
        00 90                    // longest frame
        96 36                    // encryption, random
        00 00 00 00 00 00        // secret
        05 00                    // body length
        CE 3E                    // body check
        26                       // header check
        01 A1 09 00 00           // command
        5A                       // end
        """
    )

    static let all: [(name: String, bytes: [UInt8])] = [
        ("C6-ping", c6Ping),
        ("C6-off", c6Off),
        ("C6-on", c6On),
        ("C6-status", c6Status),
        ("C6-ack", c6Ack),
        ("C6-pingreply", c6Pingreply),
        ("C5-ping", c5Ping),
        ("C5-pingreply", c5Pingreply),
        ("C5-status", c5Status),
        ("C5-a1-08", c5A108),
        ("C5-a1-12", c5A112),
        ("C5-a1-02", c5A102),
        ("C5-a1-03", c5A103),
        ("C5-a1-09", c5A109),
    ]
}
