import Proof
import TestKit
import Testing

/// The byte at an offset of a long test message; 251 is prime, so blocks differ.
private func message(_ length: Int) -> [UInt8] {
    (0..<length).map { UInt8($0 % 251) }
}

@Suite("SHA-256")
struct SHA256Tests {
    /// NIST, Examples with Intermediate Values (SHA256.pdf, SHA2_Additional.pdf), and FIPS 180-2
    /// appendix B.
    @Test(
        "agrees with the published vectors",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                    + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ]
    )
    func vectors(text: String, digest: String) {
        #expect(SHA256.hash(of: text).hexText == digest)
    }

    @Test("agrees with the published digest of a million times the letter a, fed in odd pieces")
    func million() {
        var hash = SHA256()
        var left = 1_000_000
        while left > 0 {
            let count = min(left, 4_099)
            hash.update([UInt8](repeating: UInt8(ascii: "a"), count: count))
            left -= count
        }
        #expect(
            hash.finish().hexText
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    @Test("agrees with sha256sum", .enabled(if: ToolRunner.has("sha256sum")))
    func coreutils() throws {
        for length in [0, 1, 55, 56, 63, 64, 65, 1_000, 100_000] {
            let judged = try ToolRunner.run("sha256sum", [], input: message(length))
            #expect(judged.outputText.prefix(64) == SHA256.hash(of: message(length)).hexText)
        }
    }

    @Test("agrees with Python for every length up to 200", .enabled(if: PythonJudge.isPresent))
    func everyLength() throws {
        let script = """
            import hashlib, sys
            data = sys.stdin.buffer.read()
            for length in range(len(data) + 1):
                print(hashlib.sha256(data[:length]).hexdigest())
            """
        let bytes = message(200)
        let output = String(decoding: try PythonJudge.run(script, input: bytes), as: UTF8.self)
        let expected = output.split(separator: "\n").map(String.init)
        try #require(expected.count == 201)
        for length in 0...200 {
            let digest = SHA256.hash(of: Array(bytes[..<length]))
            #expect(digest.hexText == expected[length], "length \(length)")
        }
    }

    @Test("does not care how the bytes were cut", arguments: [1, 2, 3, 4] as [UInt64])
    func chunks(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let bytes = message(Int.random(in: 0..<600, using: &random))
            var hash = SHA256()
            var index = 0
            while index < bytes.count {
                let end = min(bytes.count, index + Int.random(in: 0..<150, using: &random))
                hash.update(Array(bytes[index..<end]))
                index = end
            }
            #expect(hash.finish() == SHA256.hash(of: bytes), "seed \(seed), \(bytes.count) bytes")
        }
    }

    @Test("is a value: a copy goes its own way")
    func copies() {
        var first = SHA256()
        first.update(Array("ab".utf8))
        var second = first
        second.update(Array("x".utf8))
        first.update(Array("c".utf8))
        #expect(first.finish() == SHA256.hash(of: "abc"))
        #expect(second.finish() == SHA256.hash(of: "abx"))
    }
}

@Suite("A digest's text")
struct DigestTests {
    @Test("reads back")
    func roundTrip() {
        let digest = SHA256.hash(of: "榜")
        #expect(Digest(hexText: digest.hexText) == digest)
        #expect(digest.bytes.count == Digest.byteCount)
        #expect("\(digest)" == digest.hexText)
    }

    @Test("is 64 lower-case hexadecimal digits and nothing else")
    func refusals() {
        let good = SHA256.hash(of: "").hexText
        #expect(Digest(hexText: good) != nil)
        #expect(Digest(hexText: good.uppercased()) == nil)
        #expect(Digest(hexText: String(good.dropLast())) == nil)
        #expect(Digest(hexText: good + "0") == nil)
        #expect(Digest(hexText: "g" + good.dropFirst()) == nil)
        #expect(Digest(hexText: "") == nil)
    }
}
