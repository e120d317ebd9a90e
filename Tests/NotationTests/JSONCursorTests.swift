import Notation
import Testing

private let text = """
    {
      "name": "榜",
      "size": 16,
      "ratio": 0.5,
      "lit": true,
      "none": null,
      "list": [1, "two"],
      "inner": {"port": 7890, "speed": "slow"}
    }
    """

private let allKeys = ["name", "size", "ratio", "lit", "none", "list", "inner"]

private func root() throws -> JSONCursor {
    JSONCursor(try JSONReader.read(text))
}

/// The sentence of the error that `body` throws; empty when it throws none.
private func complaint<Value>(_ body: () throws -> Value) -> String {
    do {
        _ = try body()
        return ""
    } catch {
        return "\(error)"
    }
}

@Suite("A strict cursor")
struct JSONCursorTests {
    @Test("hands out values of the wanted type")
    func values() throws {
        let object = try root().object(keys: allKeys)
        #expect(try object.required("name").string() == "榜")
        #expect(try object.required("size").integer(in: 1...64) == 16)
        #expect(try object.required("size").number() == 16)
        #expect(try object.required("ratio").number(in: 0...1) == 0.5)
        #expect(try object.required("lit").bool())
        #expect(try object.required("list").array().count == 2)
        #expect(object.optional("none") == nil)
        #expect(object.optional("absent") == nil)
        #expect(object.optional("name") != nil)
        #expect(try object.required("none").isNull)
        #expect(object.keys == allKeys)
        let inner = try object.required("inner").openObject()
        #expect(inner.path == "$.inner")
        #expect(inner.entries.map(\.key) == ["port", "speed"])
        #expect(inner.entries.map(\.value.path) == ["$.inner.port", "$.inner.speed"])
    }

    @Test("says what stands where something else must stand")
    func mismatches() throws {
        let object = try root().object(keys: allKeys)
        #expect(
            complaint { try object.required("name").integer(in: 0...9) }
                == "2:11: $.name: a string stands where an integer must stand; write an integer."
        )
        #expect(complaint { try object.required("size").string() }.contains("an integer stands"))
        #expect(complaint { try object.required("ratio").integer(in: 0...9) }.contains("fraction"))
        #expect(complaint { try object.required("none").bool() }.contains("null stands"))
        #expect(complaint { try object.required("lit").number() }.contains("a boolean stands"))
        #expect(complaint { try object.required("inner").array() }.contains("an object stands"))
        #expect(complaint { try object.required("list").openObject() }.contains("an array stands"))
        #expect(
            complaint { try object.required("list").array()[1].integer(in: 0...9) }
                .hasPrefix("7:15: $.list[1]: a string stands")
        )
    }

    @Test("keeps numbers in their range")
    func ranges() throws {
        let object = try root().object(keys: allKeys)
        #expect(
            complaint { try object.required("size").integer(in: 17...64) }
                == "3:11: $.size: 16 is outside 17 to 64; write a number from 17 to 64."
        )
        #expect(
            complaint { try object.required("ratio").number(in: 0.6...1) }
                == "4:12: $.ratio: 0.5 is outside 0.6 to 1; write a number from 0.6 to 1."
        )
    }

    @Test("refuses unknown keys, names the nearest known one and points at the key")
    func unknownKeys() throws {
        let object = try root().object(keys: allKeys)
        #expect(
            complaint { try object.required("inner").object(keys: ["prot", "speed"]) }
                == "8:13: $.inner.port: the key \"port\" is not known here; "
                + "did you mean \"prot\"? Otherwise remove it."
        )
        #expect(
            complaint { try object.required("inner").object(keys: ["speed", "x"]) }
                == "8:13: $.inner.port: the key \"port\" is not known here; "
                + "remove it; known here are speed, x."
        )
    }

    @Test("names a missing key")
    func missingKeys() throws {
        #expect(
            complaint { try root().object(keys: allKeys).required("width") }
                == "1:1: $: the key \"width\" is missing; add \"width\"."
        )
    }

    @Test("reads a word out of a closed list")
    func choices() throws {
        let speed = try root().object(keys: allKeys).required("inner").openObject()
            .required("speed")
        #expect(try speed.choice(of: ["fast", "slow"]) == "slow")
        #expect(complaint { try speed.choice(of: ["fast", "slo"]) }.contains("write \"slo\""))
        #expect(
            complaint { try speed.choice(of: ["fast", "rapid"]) }
                .contains("write one of fast, rapid")
        )
    }

    @Test("lends its place to the caller's own errors")
    func ownErrors() throws {
        let size = try root().object(keys: allKeys).required("size")
        #expect(
            "\(size.error("16 is too small", remedy: "take 24"))"
                == "3:11: $.size: 16 is too small; take 24."
        )
    }
}

@Suite("The nearest name")
struct NearestNameTests {
    @Test(
        "forgives a slip in every three characters",
        arguments: [
            ("layuot", "layout"),  // two neighbours swapped
            ("layot", "layout"),  // one left out
            ("layyout", "layout"),  // one added
            ("LAYOUT", "layout"),  // case
            ("bord", "board"),
            ("bords", "boards"),
            ("x", nil),
            ("", nil),
            ("frames", nil),
        ]
    )
    func slips(typed: String, meant: String?) {
        #expect(nearestName(to: typed, among: ["layout", "board", "boards"]) == meant)
    }

    @Test("is the first of equally near ones")
    func ties() {
        #expect(nearestName(to: "cat", among: ["bat", "rat"]) == "bat")
        #expect(nearestName(to: "cat", among: ["rat", "bat"]) == "rat")
        #expect(nearestName(to: "cat", among: []) == nil)
    }
}
