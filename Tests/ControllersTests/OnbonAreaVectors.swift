import TestKit

/// Frames about dynamic areas: from the maker's manuals, or recorded from its clients.
enum OnbonAreaVectors {
    static let bPing = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        FE FF 00 80              // destination, source
        F0 00                    // dynamic areas
        FE FF 00 00 00 00        // device type
        05 00 00 00              // data length
        01 A2 00 00 00           // command
        C6 86                    // check
        5A                       // end
        """
    )

    static let bAck = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        00 80 01 00              // destination, source
        F0 00                    // dynamic areas
        54 01 00 00 00 00        // device type
        09 00 00 00              // data length
        00 A0 00 00 00           // command
        00 00 00 00              // data
        28 FC                    // check
        5A                       // end
        """
    )

    static let b5E1Mono = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        F0 00                                            // dynamic areas
        54 01 00 00 00 00                                // device type
        36 00 00 00                                      // data length
        01 A7 00 31 00                                   // command
        2D 00 00 00 00 00 0A 00 01 00 00 01 00 00 00 00  // data
        10 00 00 00 00 10 00 02 00 00 01 00 11 00 00 00  // data
        00 02 00 03 FA 00 01 10 00 00 00 00 00 1F FF FF  // data
        FE                                               // data
        E2 C9                                            // check
        5A                                               // end
        """
    )

    static let b5E1Dual = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        F0 00                                            // dynamic areas
        54 01 00 00 00 00                                // device type
        3A 00 00 00                                      // data length
        01 A7 00 35 00                                   // command
        31 00 00 00 00 00 0A 00 01 00 00 01 00 00 00 00  // data
        10 00 00 00 00 10 00 02 00 00 01 00 15 00 00 00  // data
        00 02 00 03 FA 00 01 10 00 00 00 00 00 5F 9F FF  // data
        FF FF FF FE FF                                   // data
        77 50                                            // check
        5A                                               // end
        """
    )

    static let b5E1MonoX3 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        F0 00                                            // dynamic areas
        54 01 00 00 00 00                                // device type
        36 00 00 00                                      // data length
        01 A7 00 31 00                                   // command
        2D 00 00 00 00 00 0A 00 01 00 00 01 00 00 00 00  // data
        10 03 00 01 00 0A 00 02 00 00 01 00 11 00 00 00  // data
        00 02 00 03 FA 00 01 0A 00 00 00 00 00 E3 FF FF  // data
        F7                                               // data
        0E 4E                                            // check
        5A                                               // end
        """
    )

    static let b5E1Del0 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        F0 00                    // dynamic areas
        54 01 00 00 00 00        // device type
        07 00 00 00              // data length
        01 A7 01 02 00           // command
        01 00                    // data
        30 5C                    // check
        5A                       // end
        """
    )

    static let b5E1Delall = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        F0 00                    // dynamic areas
        54 01 00 00 00 00        // device type
        06 00 00 00              // data length
        01 A7 01 01 00           // command
        FF                       // data
        F1 B5                    // check
        5A                       // end
        """
    )

    static let b5Q2Del0 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        F0 00                    // dynamic areas
        56 12 00 00 00 00        // device type
        07 00 00 00              // data length
        01 A7 01 02 00           // command
        01 00                    // data
        DC 01                    // check
        5A                       // end
        """
    )

    static let b5Q2Delall = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        F0 00                    // dynamic areas
        56 12 00 00 00 00        // device type
        06 00 00 00              // data length
        01 A7 01 01 00           // command
        FF                       // data
        23 D9                    // check
        5A                       // end
        """
    )

    static let b6E2Mono = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        F0 00                                            // dynamic areas
        74 02 00 00 00 00                                // device type
        52 00 00 00                                      // data length
        01 A7 00 4D 00                                   // command
        01 00 3F 00 00 00 00 00 0A 00 01 00 00 01 00 00  // data
        00 00 10 00 00 00 00 10 00 02 00 00 00 00 00 00  // data
        00 00 00 00 00 01 00 1A 00 00 00 00 02 01 03 FA  // data
        00 01 10 00 00 00 00 00 00 00 00 00 00 00 00 00  // data
        00 08 00 00 00 FF FF FF 1F FF FF FE FF           // data
        16 AF                                            // check
        5A                                               // end
        """
    )

    static let b6E2Dual = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        F0 00                                            // dynamic areas
        74 02 00 00 00 00                                // device type
        5B 02 00 00 00                                   // data length
        01 A7 00 55 00                                   // command
        01 00 3F 00 00 00 00 00 0A 00 01 00 00 01 00 00  // data
        00 00 10 00 00 00 00 10 00 02 00 00 00 00 00 00  // data
        00 00 00 00 00 01 00 1A 00 00 00 00 02 01 03 FA  // data
        00 01 10 00 00 00 00 00 00 00 00 00 00 00 00 00  // data
        00 10 00 00 00 FF FF FF 5F FF FF FE FF FF FF FF  // data
        9F FF FF FF FF                                   // data
        C1 EB                                            // check
        5A                                               // end
        """
    )

    static let b6E2Del0 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        F0 00                    // dynamic areas
        74 02 00 00 00 00        // device type
        07 00 00 00              // data length
        01 A7 01 02 00           // command
        01 00                    // data
        69 67                    // check
        5A                       // end
        """
    )

    static let b6E2Delall = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        F0 00                    // dynamic areas
        74 02 00 00 00 00        // device type
        06 00 00 00              // data length
        01 A7 01 01 00           // command
        FF                       // data
        AB 6C                    // check
        5A                       // end
        """
    )

    static let b6Q2Mitsource = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        FF FF 00 80                                      // destination, source
        F0 00                                            // dynamic areas
        66 02 00 00 00 00                                // device type
        62 00 00 00                                      // data length
        01 A7 00 00 00                                   // command
        01 00 3F 00 00 00 00 00 00 00 01 00 00 00 00 00  // data
        00 00 10 00 00 00 00 04 00 02 00 00 00 00 00 00  // data
        00 00 00 00 00 01 00 1A 00 00 00 00 00 00 00 64  // data
        00 01 04 00 00 00 00 00 00 00 00 00 00 00 00 00  // data
        00 18 00 00 00 FF 00 00 00 FF 00 00 00 FF 00 00  // data
        00 00 00 00 00 00 00 00 00 00 5B 02 A6 02 5B 01  // data
        AE 52                                            // check
        5A                                               // end
        """
    )

    static let b6Q2DelallMit = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        FF FF 00 80              // destination, source
        F0 00                    // dynamic areas
        66 02 00 00 00 00        // device type
        06 00 00 00              // data length
        01 A7 01 00 00           // command
        FF                       // data
        FD C6                    // check
        5A                       // end
        """
    )

    static let b6Q2Del0 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        F0 00                    // dynamic areas
        66 02 00 00 00 00        // device type
        07 00 00 00              // data length
        01 A7 01 02 00           // command
        01 00                    // data
        C5 C2                    // check
        5A                       // end
        """
    )

    static let b6Q2Delall = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        F0 00                    // dynamic areas
        66 02 00 00 00 00        // device type
        06 00 00 00              // data length
        01 A7 01 01 00           // command
        FF                       // data
        27 C1                    // check
        5A                       // end
        """
    )

    static let all: [(name: String, bytes: [UInt8])] = [
        ("B-ping", bPing),
        ("B-ack", bAck),
        ("B-5E1-mono", b5E1Mono),
        ("B-5E1-dual", b5E1Dual),
        ("B-5E1-mono-x3", b5E1MonoX3),
        ("B-5E1-del0", b5E1Del0),
        ("B-5E1-delall", b5E1Delall),
        ("B-5Q2-del0", b5Q2Del0),
        ("B-5Q2-delall", b5Q2Delall),
        ("B-6E2-mono", b6E2Mono),
        ("B-6E2-dual", b6E2Dual),
        ("B-6E2-del0", b6E2Del0),
        ("B-6E2-delall", b6E2Delall),
        ("B-6Q2-mitsource", b6Q2Mitsource),
        ("B-6Q2-delall-mit", b6Q2DelallMit),
        ("B-6Q2-del0", b6Q2Del0),
        ("B-6Q2-delall", b6Q2Delall),
    ]
}
