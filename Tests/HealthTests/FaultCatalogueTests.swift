import Disclosure
import POSIX
import Session
import TestKit
import Testing

@testable import Health
@testable import Links

@Suite("The fault catalogue")
struct FaultCatalogueTests {
    @Test("ids are plain words and each is there once")
    func ids() {
        let ids = FaultCatalogue.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            #expect(id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(id)")
            #expect(FaultCatalogue.fault(id)?.id == id)
        }
        #expect(FaultCatalogue.fault("no-such-fault") == nil)
    }

    @Test("every sentence is there in both languages", arguments: FaultCatalogue.all)
    func wordings(_ fault: KnownFault) {
        for wording in [fault.title, fault.cause, fault.nextStep] {
            #expect(!wording.english.isEmpty)
            let isASCII = wording.english.utf8.allSatisfy { $0 < 0x80 }
            #expect(isASCII, "\(wording.english)")
            let isChinese = wording.chinese.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value }
            #expect(isChinese, "\(wording.chinese)")
        }
        #expect(fault.title.english.count <= 40, "a title is a few words")
    }

    @Test("what ends a link has a fault of its own", arguments: LinkFault.allCases)
    func linkFaults(_ fault: LinkFault) {
        #expect(FaultCatalogue.fault(BoardReading.faultID(of: fault)) != nil, "\(fault)")
    }

    @Test(
        "a state and what broke the link name the fault",
        arguments: [
            (BoardState.ok, nil, nil), (.blank, nil, nil), (.unknown, .hungUp, nil),
            (.late, nil, "board-late"), (.degraded, nil, "board-unsteady"),
            (.offline, .unreachable, "link-unreachable"), (.offline, .silent, "board-silent"),
            (.offline, .garbled, "board-garbled"), (.offline, nil, "link-failed"),
            (.refused, .refused, "link-refused"), (.refused, nil, "content-refused"),
        ] as [(BoardState, LinkFault?, String?)]
    )
    func states(state: BoardState, fault: LinkFault?, id: String?) {
        var status = BoardStatus(id: "hall", since: Instant(milliseconds: 7))
        status.state = state
        status.linkFault = fault
        status.lastFault = "its own words"
        let now = Instant(milliseconds: 2_007)
        let routine = BoardRoutine(zone: .china)
        let reading = BoardReading(status, routine: routine, layoutFault: nil, at: now)
        #expect(reading.fault?.id == id)
        #expect(reading.state == state)
        #expect(reading.age(at: now) == 2_000)
        #expect(reading.detail == (state == .ok || state == .blank ? nil : "its own words"))
        let broken = BoardReading(status, routine: routine, layoutFault: "no layout", at: now)
        #expect(broken.state == .refused)
        #expect(broken.fault?.id == "layout-broken")
        #expect(broken.detail == "no layout")
    }

    @Test("a board is planned off outside its hours, in its own zone")
    func plannedOff() {
        let status = BoardStatus(id: "hall", since: Instant(milliseconds: 0))
        var routine = BoardRoutine(zone: .china)
        routine.hours = [.init(from: 8 * 60, until: 18 * 60)]
        // 1970-01-01 00:00 UTC is eight in the morning in China.
        for (hours, isOff) in [(-1, true), (0, false), (9, false), (10, true)] as [(Int64, Bool)] {
            let now = Instant(milliseconds: hours * 3_600_000)
            let reading = BoardReading(status, routine: routine, layoutFault: nil, at: now)
            #expect(reading.isPlannedOff == isOff, "\(hours)")
        }
    }

    @Test("the page lists the catalogue word for word; RECORD=1 writes it anew")
    func page() throws {
        let top = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/\(top)/Documentation/faults.md"
        var page = """
            # Faults

            What the service calls by name: in `placard boards`, in the log (`fault=`), in `/health`
            and in `/metrics` (`placard_board_fault`). The names stay the same from version to
            version. 服务所报告的故障：名称固定不变，可在日志、`/health` 与 `/metrics` 中查到。


            """
        for fault in FaultCatalogue.all {
            page += """
                ## \(fault.id)

                **\(fault.title.english)**: \(fault.cause.english).

                Next step: \(fault.nextStep.english).

                **\(fault.title.chinese)**：\(fault.cause.chinese)。
                下一步：\(fault.nextStep.chinese)。


                """
        }
        page.removeLast()
        if Host.environment("RECORD") == "1" {
            try Files.writeAtomically(Array(page.utf8), to: path)
        }
        let written = try String(decoding: Files.read(path), as: UTF8.self)
        #expect(written == page)
    }
}
