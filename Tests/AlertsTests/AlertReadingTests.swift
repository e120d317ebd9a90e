import Alerts
import Disclosure
import Notation
import Testing

@Suite("Reading CAP 1.2")
struct AlertReadingTests {
    @Test("a message is read whole")
    func reads() throws {
        let alert = try Alert(xml: AlertSample.bytes())
        #expect(alert.identifier == "52032041600000_20261121080000")
        #expect(alert.status == .actual)
        #expect(alert.type == .alert)
        #expect(alert.sent == Instant(iso8601: "2026-11-21T08:00:00+08:00"))
        let info = try #require(alert.infos.first)
        #expect(info.language == "zh-CN")
        #expect(info.severity == .extreme)
        #expect(info.description == "预计3小时雨量>100毫米。")
        #expect(info.instruction == "停止户外作业 & 转移")
        #expect(info.areas.map(\.description) == ["新园乡"])
        #expect(info.areas.first?.codes == [.init(system: "GB2260", value: "520326")])
        #expect(info.expires == Instant(iso8601: "2026-11-21T20:00:00+08:00"))
    }

    @Test("prefixes, CR LF and a byte order mark make no difference")
    func forms() throws {
        let plain = try Alert(xml: AlertSample.bytes())
        let prefixed = AlertSample.text
            .replacing("</", with: "</c:").replacing("xmlns=", with: "xmlns:c=")
            .replacing(#/<([a-zA-Z])/#) { "<c:" + $0.output.1 }
        #expect(try Alert(xml: Array(prefixed.utf8)) == plain)
        #expect(try Alert(xml: AlertSample.bytes([("\n", "\r\n")])) == plain)
        #expect(try Alert(xml: [0xEF, 0xBB, 0xBF] + AlertSample.bytes()) == plain)
    }

    @Test(
        "what breaks the standard is refused whole, with its place",
        arguments: [
            ("cap:1.2", "cap:1.1", 2, 1, "alert"),
            ("<status>Actual", "<status>actual", 6, 3, "alert/status"),
            ("<msgType>Alert", "<msgType>", 7, 3, "alert/msgType"),
            ("  <scope>Public</scope>\n", "", 2, 1, "alert"),
            ("<sender>", "<sender>a b", 4, 3, "alert/sender"),
            ("+08:00</sent>", "Z</sent>", 5, 3, "alert/sent"),
            ("<sent>2026-11-21", "<sent>2026-11-31", 5, 3, "alert/sent"),
            ("<event>", "<colour>红</colour><event>", 13, 5, "alert/info/colour"),
            ("<urgency>Immediate</urgency>", "", 10, 3, "alert/info"),
            ("<event>暴雨</event>", "<event>暴雨</event><event>大风</event>", 13, 22, "alert/info/event"),
            (
                "<category>Met</category>", "<category>Weather</category>", 12, 5,
                "alert/info/category"
            ),
            ("<area>", "<area>边上", 23, 5, "alert/info/area"),
            ("<headline>", "<headline lang=\"zh\">", 20, 5, "alert/info/headline"),
            ("暴雨红色预警", "<b>暴雨</b>", 20, 15, "alert/info/headline"),
            ("<value>520326</value>", "", 26, 7, "alert/info/area/geocode"),
        ]
    )
    func refuses(
        part: String,
        other: String,
        line: Int,
        column: Int,
        element: String
    ) throws {
        let error = #expect(throws: AlertError.self) {
            try Alert(xml: AlertSample.bytes([(part, other)]))
        }
        #expect(error?.element == element)
        #expect(error?.position == TextPosition(line: line, column: column))
    }

    @Test("an order that the schema does not have is refused")
    func order() {
        let error = #expect(throws: AlertError.self) {
            try Alert(
                xml: AlertSample.bytes([
                    ("<language>zh-CN</language>", ""),
                    ("<event>暴雨</event>", "<event>暴雨</event><language>zh-CN</language>"),
                ])
            )
        }
        #expect(error?.problem == "the element stands too late")
    }

    @Test("an update and a cancel must say what they are about")
    func references() throws {
        #expect(throws: AlertError.self) {
            try Alert(xml: AlertSample.bytes([("<msgType>Alert", "<msgType>Cancel")]))
        }
        let cancel = try Alert(xml: AlertSample.follower("Cancel", at: "09:00"))
        #expect(cancel.references == [try Alert(xml: AlertSample.bytes()).reference])
        for bad in ["a,b", "a,b,c", ",b,2026-11-21T08:00:00+08:00"] {
            let at = "</scope><references>\(bad)</references>"
            #expect(throws: AlertError.self) {
                try Alert(xml: AlertSample.bytes([("</scope>", at)]))
            }
        }
    }
}
