import Testing

@testable import Typesetting

@Suite("What a board can honestly show")
struct ScriptReportTests {
    @Test(
        "A verdict for each kind of character",
        arguments: [
            ("重点工作", "Han", ScriptReport.Verdict.supported),
            ("LED zhòngdiǎn", "Latin", .supported),
            ("ꆈꌠꁱꂷ", "Yi", .supported),
            ("한국어", "Hangul", .supported),
            ("ꓡꓲꓢꓴ", "Lisu", .supported),
            ("ᥖᥭᥰᥘᥫᥴ", "Tai Le", .supported),
            ("ئۇيغۇرچە", "Arabic", .supported),
            ("قازاقشا", "Arabic", .supported),
            ("بِ", "Arabic with marks", .needsPicture),
            ("ݐݐ", "Arabic without forms", .needsPicture),
            ("བོད་ཡིག", "Tibetan", .needsPicture),
            ("ᠮᠣᠩᠭᠣᠯ", "Mongolian", .needsPicture),
            ("हिन्दी", "other script", .needsPicture),
            ("👍", "emoji", .refused),
            ("👨‍👩‍👧", "emoji", .refused),
            ("🇨🇳", "emoji", .refused),
            ("\u{7}", "control character", .refused),
            ("\u{202E}", "direction control", .refused),
            ("\u{E000}", "private character", .refused),
            ("\u{378}", "unknown character", .refused),
            ("m\u{308}\u{323}", "Latin with marks", .refused),
        ]
    )
    func verdicts(text: String, kind: String, verdict: ScriptReport.Verdict) {
        let report = ScriptReport(text)
        let found = report.findings.first { $0.kind == kind }
        #expect(found?.verdict == verdict, "\(report.findings)")
        #expect(report.isRefused == (verdict == .refused))
    }

    @Test("Findings count and point, and say why in a sentence")
    func findings() {
        let report = ScriptReport("公开😀\u{E001}😀")
        #expect(
            report.findings.map(\.description) == [
                "Han (2 from character 1): supported. Each character is one glyph.",
                "emoji (2 from character 3): refused. It has no form in one colour; say it in words.",
                "private character (1 from character 4): refused. "
                    + "Its shape is agreed nowhere; write the encoded character or send a picture.",
            ]
        )
        #expect(!report.isSupported)
        #expect(ScriptReport("85%，①■☀").findings == [])
    }

    @Test("Variation selectors are passed over with one warning")
    func selectors() {
        let report = ScriptReport("晴☀\u{FE0F}葛\u{E0100}城")
        #expect(report.warnings.count == 1)
        #expect(report.isSupported)
        #expect(Cluster("葛\u{E0100}").scalar == "葛")
        #expect(Cluster("☀\u{FE0F}").halfCells == 1)
        #expect(ScriptReport("晴").warnings == [])
    }

    @Test(
        "A base with its marks becomes the one scalar that stands for both",
        arguments: [
            ("e\u{301}", "é"), ("u\u{308}\u{30C}", "ǚ"), ("e\u{302}\u{301}", "ế"),
            ("u\u{30C}\u{308}", "u"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{1100}\u{1161}", "가"),
            ("\u{AC00}\u{11A8}", "각"), ("か\u{3099}", "が"), ("A", "A"), ("\r\n", "\r"),
        ] as [(Character, Unicode.Scalar)]
    )
    func composites(character: Character, scalar: Unicode.Scalar) {
        #expect(Cluster(character).scalar == scalar)
    }

    @Test("What has no width takes none")
    func widths() {
        for character in ["\u{200B}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200D}"] as [Character] {
            #expect(Cluster(character).halfCells == 0, "\(character.unicodeScalars)")
        }
        let cells: [(Character, Int)] = [
            ("A", 1), ("中", 2), ("，", 2), ("·", 1), ("–", 1), ("—", 2), ("°", 2), ("２", 2),
            ("é", 1),
            ("ｱ", 1), ("①", 2), ("𠀀", 2), ("　", 2), (" ", 1), ("²", 1), ("μ", 1), ("…", 2),
            ("“", 2),
        ]
        for (character, width) in cells {
            #expect(Cluster(character).halfCells == width, "\(character)")
        }
    }
}
