import Testing

@testable import HTTP

@Suite("A target becomes segments and parameters")
struct TargetTests {
    @Test(arguments: [
        ("/", []),
        ("/items/KP-001", ["items", "KP-001"]),
        ("//items///KP-001/", ["items", "KP-001"]),
        ("/items/./KP-001", ["items", "KP-001"]),
        ("/boards/../items/KP-001", ["items", "KP-001"]),
        ("/items/%E9%87%8D%E7%82%B9", ["items", "重点"]),
        ("/items/a%2Fb", ["items", "a/b"]),
        ("/items/a+b", ["items", "a+b"]),
        ("http://hall.example", []),
        ("HTTP://hall.example:8080/items/x?y=1", ["items", "x"]),
    ])
    func path(text: String, segments: [String]) {
        #expect(Target(text)?.segments == segments)
    }

    @Test(arguments: [
        "", "items", "*", "/..", "/items/../../x", "/%2e%2E/x", "/%", "/%zz", "/%0a", "/%7f",
        "/a#b", "/a b", "/\u{7F}", "http:///x", "ftp://a/x", "/%C0%AF",
    ])
    func refused(text: String) {
        #expect(Target(text) == nil)
    }

    @Test("parameters keep their order, plus is a space")
    func parameters() {
        let target = Target("/search?q=%E5%9F%8E%E5%8C%BA+%22x%22&page=2&bare")
        #expect(target?.parameter("q") == "城区 \"x\"")
        #expect(target?.parameter("page") == "2")
        #expect(target?.parameter("bare") == "")
        #expect(target?.parameter("none") == nil)
    }

    @Test("what is encoded reads back as it was", arguments: ["KP-001", "a/b", "重点 50%?#&", ".x"])
    func roundTrip(text: String) {
        #expect(Target("/items/" + Target.encoded(text))?.segments == ["items", text])
    }
}

@Suite("A path has one spelling")
struct PathTests {
    @Test(arguments: [
        ("/", "/"), ("//", "/"), ("/items/KP-1", "/items/KP-1"), ("/items/KP-1/", "/items/KP-1"),
        ("/%69tems/./KP%2D1", "/items/KP-1"), ("/a%2Fb", "/a%2Fb"), ("/a%2fb?x=1", "/a%2Fb"),
        ("/a+b", "/a%2Bb"), ("/%2e%2e%2fx", "/..%2Fx"), ("/.x/..y", "/.x/..y"),
        ("http://hall.example/kinds/", "/kinds"),
    ])
    func spelling(text: String, path: String) {
        #expect(Target(text)?.path == path)
    }

    @Test("the short way of reading agrees with the long one on every short target")
    func bothWays() {
        let letters = Array("/.a%2?-".utf8)
        var targets: [[UInt8]] = [[]]
        for _ in 0..<5 {
            targets += targets.filter { $0.count == targets.last?.count }.flatMap { begun in
                letters.map { begun + [$0] }
            }
        }
        var plain = 0
        for target in targets where !target.isEmpty {
            let long = Target(bytes: target[...])
            let short = Target(target.span, 0..<target.count)
            #expect(short == long, "\(String(decoding: target, as: UTF8.self))")
            if let long, long.parameters.isEmpty, Array(long.path.utf8) == target { plain += 1 }
        }
        #expect(targets.count > 15_000 && plain > 100)
    }

    @Test("classes of bytes are those of the rules")
    func classes() {
        let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        let rules: [(ByteClass, Set<UInt8>)] = [
            (.token, letters.union("!#$%&'*+-.^_`|~".utf8)),
            (.host, letters.union("-.:[]_~%".utf8)),
            (.plainPath, letters.union("-./_~".utf8)),
            (.digit, Set("0123456789".utf8)),
            (.blank, Set(" \t".utf8)),
        ]
        for (kind, wanted) in rules {
            #expect(Set((UInt8.min...UInt8.max).filter(kind.takes)) == wanted)
        }
    }
}

@Suite("A client that holds the content is told so")
struct EntityTagTests {
    @Test(arguments: [
        ("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("*", true),
        ("\"b\"", false), ("a", false), ("\"a", false), ("", false), ("\"ab\"", false),
    ])
    func match(field: String, holds: Bool) throws {
        let target = try #require(Target("/"))
        let request = Request(target: target, ifNoneMatch: field)
        #expect(request.alreadyHolds(entityTag: "a") == holds)
    }
}
