import TestKit

/// Frames of font cards: from the maker's protocol text, or recorded from its clients.
enum OnbonFontVectors {
    static let aPing = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        05 00                    // data length
        A2 00 01 00 00           // command
        68 F8                    // check
        5A                       // end
        """
    )

    static let aAck = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        00 80 FE FF              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        05 00                    // data length
        A0 00 00 00 00           // command
        14 AC                    // check
        5A                       // end
        """
    )

    static let aNack5 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        00 80 FE FF              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        05 00                    // data length
        A0 01 05 00 00           // command
        05 51                    // check
        5A                       // end
        """
    )

    static let aStatus = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        05 00                    // data length
        A1 02 01 00 00           // command
        2D 40                    // check
        5A                       // end
        """
    )

    static let aClear = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        05 00                    // data length
        A3 10 01 00 00           // command
        51 F8                    // check
        5A                       // end
        """
    )

    static let aClearJava = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        FE FF 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        05 00                    // data length
        A3 10 01 00 00           // command
        75 DC                    // check
        5A                       // end
        """
    )

    static let aFormat = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        05 00                    // data length
        A1 00 01 00 00           // command
        2C F8                    // check
        5A                       // end
        """
    )

    static let aOn = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        FE FF 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        06 00                    // data length
        A3 00 01 00 00           // command
        01                       // data
        5D F1                    // check
        5A                       // end
        """
    )

    static let aOff = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        FE FF 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        06 00                    // data length
        A3 00 01 00 00           // command
        02                       // data
        1D F0                    // check
        5A                       // end
        """
    )

    static let aClock = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        0D 00                    // data length
        A2 03 01 08 00           // command
        13 20 01 25 11 17 26 05  // data
        B0 3F                    // check
        5A                       // end
        """
    )

    static let aLock = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        0B 00                    // data length
        A3 04 01 00 00           // command
        00 01 50 30 30 30        // data
        C2 40                    // check
        5A                       // end
        """
    )

    static let aUnlock = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        0B 00                    // data length
        A3 04 01 00 00           // command
        00 00 50 30 30 30        // data
        FF 80                    // check
        5A                       // end
        """
    )

    static let aDisp012 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        00 00 00 00 00 00                                // option, check, areas
        FE 02                                            // device, protocol
        32 00                                            // data length
        A3 06 01 2D 00                                   // command
        00 01 29 00 00 00 00 00 00 18 00 20 00 00 00 00  // data
        02 00 00 00 00 02 02 03 00 04 05 0E 00 00 00 30  // data
        31 32 33 34 35 51 52 53 54 54 56 27 42           // data
        A8 7D                                            // check
        5A                                               // end
        """
    )

    static let aWelcome = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        FE FF 00 80                                      // destination, source
        00 00 00 00 00 00                                // option, check, areas
        FE 02                                            // device, protocol
        2C 00                                            // data length
        A3 06 01 00 00                                   // command
        00 01 23 00 00 00 80 00 00 80 80 20 00 00 00 00  // data
        0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB  // data
        B6 D3 AD B9 E2 C1 D9                             // data
        3C 49                                            // check
        5A                                               // end
        """
    )

    static let aDyn1 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        FE FF 00 80                                      // destination, source
        00 00 00 00 00 00                                // option, check, areas
        FE 02                                            // device, protocol
        2F 00                                            // data length
        A3 06 01 00 00                                   // command
        00 01 26 00 00 00 80 00 00 80 80 20 00 00 00 00  // data
        1E 00 00 00 00 02 01 03 00 04 06 0B 00 00 00 5C  // data
        43 31 BB B6 D3 AD B9 E2 C1 D9                    // data
        7D D8                                            // check
        5A                                               // end
        """
    )

    static let aDel01 = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        FE FF 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        09 00                    // data length
        A3 06 01 00 00           // command
        02 00 01 00              // data
        65 A8                    // check
        5A                       // end
        """
    )

    static let aStartw = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5     // start
        FE FF 00 80                 // destination, source
        00 00 00 00 00 00           // option, check, areas
        FE 02                       // device, protocol
        0E 00                       // data length
        A1 05 01 00 00              // command
        01 50 30 30 30 47 00 00 00  // data
        48 14                       // check
        5A                          // end
        """
    )

    static let aWriteb = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        FE FF 00 80                                      // destination, source
        00 00 00 00 00 00                                // option, check, areas
        FE 02                                            // device, protocol
        59 00                                            // data length
        A1 06 01 00 00                                   // command
        50 30 30 30 01 00 00 47 00 00 00 00 00 00 50 30  // data
        30 30 47 00 00 00 FF 00 00 01 FF FF FF FF FF FF  // data
        FF FF 01 00 00 01 2C 00 00 00 00 00 80 00 00 80  // data
        80 20 00 FF 00 00 00 00 00 00 00 02 02 02 00 0A  // data
        0A 0D 00 00 00 BB B6 D3 AD B9 E2 C1 D9 4F 6E 62  // data
        6F 6E 0F 18                                      // data
        EC F0                                            // check
        5A                                               // end
        """
    )

    static let aSpecial = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        00 00 00 00 00 00                                // option, check, areas
        FE 02                                            // device, protocol
        1D 00                                            // data length
        A4 01 01 00 00                                   // command
        28 00 00 00 08 00 40 00 00 01 00 02 00 02 00 02  // data
        0A 00 00 00 00 00 00 00                          // data
        FD C0                                            // check
        5A                                               // end
        """
    )

    static let aSpecialpage = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5                          // start
        01 00 00 80                                      // destination, source
        00 00 00 00 00 00                                // option, check, areas
        FE 02                                            // device, protocol
        17 00                                            // data length
        A4 02 01 00 00                                   // command
        00 0F 00 77 77 77 2E 6F 6E 62 6F 6E 62 78 2E 63  // data
        6F 6D                                            // data
        68 B5                                            // check
        5A                                               // end
        """
    )

    static let aSpecialdel = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        06 00                    // data length
        A4 09 01 00 00           // command
        00                       // data
        65 9C                    // check
        5A                       // end
        """
    )

    static let aDelspecial = CommentedHex.bytes(
        """
        A5 A5 A5 A5 A5 A5 A5 A5  // start
        01 00 00 80              // destination, source
        00 00 00 00 00 00        // option, check, areas
        FE 02                    // device, protocol
        05 00                    // data length
        A4 04 01 00 00           // command
        E1 C8                    // check
        5A                       // end
        """
    )

    static let all: [(name: String, bytes: [UInt8])] = [
        ("A-ping", aPing),
        ("A-ack", aAck),
        ("A-nack5", aNack5),
        ("A-status", aStatus),
        ("A-clear", aClear),
        ("A-clear-java", aClearJava),
        ("A-format", aFormat),
        ("A-on", aOn),
        ("A-off", aOff),
        ("A-clock", aClock),
        ("A-lock", aLock),
        ("A-unlock", aUnlock),
        ("A-disp012", aDisp012),
        ("A-welcome", aWelcome),
        ("A-dyn1", aDyn1),
        ("A-del01", aDel01),
        ("A-startw", aStartw),
        ("A-writeb", aWriteb),
        ("A-special", aSpecial),
        ("A-specialpage", aSpecialpage),
        ("A-specialdel", aSpecialdel),
        ("A-delspecial", aDelspecial),
    ]
}
