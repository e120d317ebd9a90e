import HTTP
import Testing

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
