import POSIX
import TestKit
import Testing

@testable import Commands

@Suite("A correction that could not be approved is told when it is submitted")
struct CorrectionVerbTests {
    private func item(_ more: String) -> String {
        """
        { "schema": "placard.disclosures/1", "units": [{ "code": "u", "name": "山口" }],
          "items": [{ "id": "FIX", "kind": "notice", "unit": "u", "title": "山口", "body": ""\(more) }] }
        """
    }

    @Test(
        "by import, gate and check, with field and remedy",
        arguments: [
            (
                #", "corrects": { "item": "N-1", "revision": 7 }"#, "corrects",
                "N-1, revision 7, never hung", "name an item and a revision that hung"
            ),
            (
                #", "corrects": { "item": "N-1", "revision": 1 }, "boards": { "ids": ["gate"] }"#,
                "boards", "hung in more places", "the same unit, kind and boards"
            ),
            (
                #", "corrects": { "item": "N-1", "revision": 1 }, "schedule": { "weekdays": ["MO"] }"#,
                "schedule", "hung at more hours", "the same schedule, or none"
            ),
        ]
    )
    func told(more: String, field: String, problem: String, remedy: String) throws {
        let office = try CommandOffice()
        try office.approve("N-1")
        let path = try office.folder.write(item(more), to: "fix.json")
        let submitted = office.answer("import", path, "--as", "张三")
        #expect(submitted.code == .failure)
        for text in [field, problem, remedy] {
            #expect(submitted.error.contains(text), "\(submitted)")
        }
        let gate = office.answer("gate", "FIX")
        #expect(gate.code == .failure && gate.output.contains(problem), "\(gate)")
        let check = office.answer("check")
        #expect(check.output.contains("warning  FIX: \(field): "), "\(check.output)")
        #expect(check.output.contains(problem) && check.output.contains(remedy))
        // Nobody stands by it, and nobody can.
        let signed = office.answer("sign", "FIX", "--step", "drafted", "--as", "张三")
        #expect(signed.code != .success)
    }

    @Test("a right one passes")
    func right() throws {
        let office = try CommandOffice()
        try office.approve("N-1")
        let text = item(#", "corrects": { "item": "N-1", "revision": 1 }"#)
        let path = try office.folder.write(text, to: "fix.json")
        let submitted = office.answer("import", path, "--as", "张三")
        #expect(submitted.code == .success, "\(submitted)")
        #expect(!office.answer("check").output.contains("FIX"))
    }
}
