import Disclosure
import Gates
import Testing

@Suite("The privacy gate")
struct PrivacyGateTests {
    private let gate = PrivacyGate(publicNumbers: ["0851-2222 3333"])

    @Test(
        "what names a person is found and masked",
        arguments: [
            // Resident ID numbers; 11010519491231002X is the example of GB 11643-1999.
            ("11010519491231002X", GateFinding.Code.residentID, "110***********002X"),
            ("11010519491231002x", .residentID, "110***********002x"),
            ("１１０１０５１９４９１２３１００２Ｘ", .residentID, "１１０***********００２Ｘ"),
            ("110105 19491231 002X", .residentID, "110*** ******** 002X"),
            ("110105-1949-1231-002X", .residentID, "110***-****-****-002X"),
            ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", .residentID, nil),
            ("①①01051949123100②X", .residentID, nil),
            ("110105491231002", .residentID, "110********1002"),
            ("110105194912310021", .residentIDMistyped, "110***********0021"),
            // Mobile phones.
            ("13800138000", .mobilePhone, "138****8000"),
            ("138 0013 8000", .mobilePhone, "138 **** 8000"),
            ("138-0013-8000", .mobilePhone, "138-****-8000"),
            ("+86 13800138000", .mobilePhone, "+86 138****8000"),
            ("8619912345678", .mobilePhone, "86199****5678"),
            ("1３８００１３８０００", .mobilePhone, "1３８****８０００"),
            // Fixed lines.
            ("0851-5222345", .fixedPhone, "0851-****345"),
            ("(010) 62345678", .fixedPhone, "(010) 6****678"),
            ("（0851）85222345", .fixedPhone, "（0851）8****345"),
            ("02288889999", .fixedPhone, "0228****999"),
            ("+86 10 62345678", .fixedPhone, nil),
            ("0851-5222345-801", .fixedPhone, nil),
            // Bank cards: public test numbers of the issuers.
            ("4111 1111 1111 1111", .bankCard, "4111 **** **** 1111"),
            ("5555555555554444", .bankCard, "5555********4444"),
            ("378282246310005", .bankCard, "3782*******0005"),
            ("6222021234567890128", .bankCard, nil),
            ("3530111333300000", .bankCard, "3530********0000"),
            // Plates.
            ("贵A·12345", .plate, "贵A·***45"),
            ("贵Ａ１２３４５", .plate, "贵Ａ***４５"),
            ("京b 8k6m9", .plate, "京b ***m9"),
            ("粤Z1234港", .plate, "粤Z***4港"),
            ("贵AD12345", .plate, "贵A****45"),
            ("贵A12345D", .plate, "贵A****5D"),
            ("贵AF1234学", .plate, nil),
            // Passports and permits.
            ("E12345678", .passport, "E*****678"),
            ("EA1234567", .passport, "E*****567"),
            ("g12345678", .passport, "g*****678"),
            ("C12345678", .passport, "C*****678"),
        ] as [(String, GateFinding.Code, String?)]
    )
    func positives(text: String, code: GateFinding.Code, masked: String?) throws {
        for (before, after) in [("", ""), ("王某，", "，住县城"), ("abc：", "\n")] {
            let whole = before + text + after
            let found = gate.findings(in: whole, field: "body")
            #expect(found.map(\.code) == [code], "\(whole)")
            let finding = try #require(found.first)
            let start = whole.index(whole.startIndex, offsetBy: finding.offset)
            let end = whole.index(start, offsetBy: finding.length)
            if let masked, code != .fixedPhone, !text.hasPrefix("+") {
                #expect(whole[start..<end] == text)
                #expect(finding.proposal == masked)
            }
            // What the gate proposes passes the gate.
            let mended = whole.replacingSubrange(start..<end, finding.proposal ?? "")
            #expect(gate.findings(in: mended, field: "body").isEmpty, "\(mended)")
            if let masked { #expect(mended == before + masked + after) }
        }
    }

    @Test(
        "what only looks like it is left alone",
        arguments: [
            "请拨打12345、12319、110、119、120、12315", "服务热线400-800-8888", "公开电话0851-2222 3333",
            // No such province; no such birthday; eighteen digits of an order.
            "190105194912310021", "110105194913310021", "202611210000000001",
            "2026-11-21 08:30至2026-12-31 17:30", "统一社会信用代码91110000600037341L",
            // Phones of no known prefix and of the wrong length.
            "12800138000", "1380013800", "138001380001", "23800138000",
            "012-34567890", "0851-1222345", "0851522234",
            // Luhn fails; no such issuer.
            "4111 1111 1111 1112", "9111 1111 1111 1116", "6222021234567890123",
            "金额1,380,013,800元", "共13800138.00元",
            // No plates: too long, letters only, signs in the middle of words.
            "贵AABCDE", "贵A123456789", "川藏公路G318线", "新A级景区", "贵I12345", "贵A1234",
            "县A12345",
            // No passports: too long, inside a word, a document's date, a road.
            "E123456789", "XE12345678", "G75兰海高速", "S20261121", "C20261121号文", "KP-001",
            "620***********1234", "138****8000", "贵A·***45", "E*****678",
            "", "2026", "1 2 3 4 5 6 7 8 9 10 11 12", "第4、5、6、7项",
        ]
    )
    func negatives(text: String) {
        let found = gate.findings(in: text, field: "body")
        #expect(found.isEmpty, "\(found.map(\.description))")
    }

    @Test("several numbers in one text are told apart, in reading order")
    func several() {
        let text = "身份证11010519491231002X，电话13800138000，车牌贵A12345，卡号4111111111111111"
        let found = gate.findings(in: text, field: "body")
        #expect(found.map(\.code) == [.residentID, .mobilePhone, .plate, .bankCard])
        #expect(found.map(\.offset) == [3, 24, 38, 48])
    }

    @Test("a date and a phone side by side do not hide each other")
    func sideBySide() {
        let found = gate.findings(in: "2026-11-21 13800138000 13900139000", field: "body")
        #expect(found.map(\.offset) == [11, 23])
    }

    @Test("every text of an item is read, and masking mends them all")
    func everyField() throws {
        let plan = Plan(
            start: CivilDate(dayNumber: 20_000),
            due: CivilDate(dayNumber: 20_100),
            progress: 0,
            owner: "王某13800138000",
            milestones: [
                Milestone(name: "通知13900139000", due: CivilDate(dayNumber: 20_050), done: nil)
            ]
        )
        let item = Item(
            id: "C-1",
            kind: .complaint,
            unit: "county",
            title: "投诉人11010519491231002X",
            body: "第一行\n电话13800138000、13900139000",
            plan: plan,
            table: Table(columns: ["车牌贵A12345"], rows: [["无"], ["E12345678"]])
        )
        let found = gate.findings(in: item)
        #expect(
            found.map(\.field) == [
                "title", "body", "body", "plan.owner", "plan.milestones[0].name",
                "table.columns[0]", "table.rows[1][0]",
            ]
        )
        let mended = Masking.apply(found, to: item)
        #expect(gate.findings(in: mended).isEmpty)
        #expect(mended.title == "投诉人110***********002X")
        #expect(mended.body == "第一行\n电话138****8000、139****9000")
        #expect(mended.table?.rows == [["无"], ["E*****678"]])
        #expect(mended.plan?.milestones.first?.name == "通知139****9000")
    }
}

extension String {
    fileprivate func replacingSubrange(_ range: Range<Index>, _ text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
