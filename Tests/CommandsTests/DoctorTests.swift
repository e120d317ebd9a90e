import Disclosure
import Formalities
import POSIX
import TestKit
import Testing
import Wording

@testable import Commands
@testable import Diagnosis

/// One fault, made for real in an office, and the name by which the doctor must find it.
struct Ailment: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let finding: String
    let code: ExitCode
    let make: @Sendable (CommandOffice) throws -> Void

    init(
        _ name: String,
        _ finding: String,
        _ code: ExitCode = .failure,
        _ make: @escaping @Sendable (CommandOffice) throws -> Void
    ) {
        (testDescription, self.finding, self.code, self.make) = (name, finding, code, make)
    }
}

@Suite("The doctor finds each fault by its name", .enabled(if: ToolRunner.has("sqlite3")))
struct DoctorTests {
    /// An office whose boards hang on devices that are there, with one item approved.
    private static func office() throws -> CommandOffice {
        let office = try CommandOffice()
        try configure(office)
        try office.approve("N-1")
        return office
    }

    /// Writes the configuration anew, with one more member and other links.
    static func configure(
        _ office: CommandOffice,
        _ more: String = "",
        gate: String? = nil,
        kiosk: String = "false",
        layout: String = "still"
    ) throws {
        let line = try office.folder.write("", to: "line")
        _ = try office.folder.write(
            """
            {
                office: "山口", store: "placard.db", layouts: "layouts", fonts: "fonts",
                kiosk: \(kiosk), \(more)
                boards: [
                    { id: "gate", size: "64x8", colours: "rgb", layout: "\(layout)",
                      protocol: "adalight", link: "\(gate ?? "pty:\(line)")" },
                ],
            }
            """,
            to: "placard.json5"
        )
    }

    /// Runs SQL as somebody who takes triggers away first and puts them back as they were.
    private static func tamper(_ office: CommandOffice, past triggers: [String], _ sql: String)
        throws
    {
        let path = office.folder.file("placard.db")
        var drop = ""
        var make = ""
        for trigger in triggers {
            let text = try ToolRunner.run(
                "sqlite3",
                [path, "SELECT sql FROM sqlite_schema WHERE name = '\(trigger)';"]
            ).outputText
            drop += "DROP TRIGGER \(trigger);\n"
            make += text.trimmingEnd + ";\n"
        }
        let result = try ToolRunner.run("sqlite3", [path], input: Array((drop + sql + make).utf8))
        try #require(result.succeeded, "\(result.errorText)")
    }

    private static func sql(_ office: CommandOffice, _ text: String) throws {
        try tamper(office, past: [], text)
    }

    static let ofStore = [
        Ailment("the store is gone", "store.missing", .store) {
            try Files.remove($0.folder.file("placard.db"))
        },
        Ailment("it is a text", "store.foreign", .store) {
            _ = try $0.folder.write("公示\n", to: "placard.db")
        },
        Ailment("a trigger is gone", "store.schemaChanged", .store) {
            try sql($0, "DROP TRIGGER signature_delete;")
        },
        Ailment("a trigger was added", "store.schemaChanged", .store) {
            try sql(
                $0,
                "CREATE TRIGGER t BEFORE INSERT ON item BEGIN SELECT RAISE(IGNORE); END;"
            )
        },
        Ailment("pages are overwritten", "store.corrupt|store.integrity", .store) { office in
            let path = office.folder.file("placard.db")
            try sql(office, "PRAGMA wal_checkpoint(TRUNCATE);")
            var bytes = try Files.read(path)
            for place in 8_192..<16_384 { bytes[place] = 0xA5 }
            try Files.writeAtomically(bytes, to: path)
        },
        Ailment("an older program made it", "store.older", .success) {
            try sql($0, "PRAGMA user_version = 3;")
        },
        Ailment("a newer program made it", "store.newer", .store) {
            try sql($0, "PRAGMA user_version = 99;")
        },
        Ailment("the journal is not the usual one", "store.journal", .success) {
            try sql($0, "PRAGMA journal_mode = DELETE;")
        },
        Ailment("a row points to nothing", "store.foreignKeys", .store) {
            try tamper(
                $0,
                past: ["unit_insert"],
                "INSERT INTO unit (code, name, parent) VALUES ('x', '无主', 'nowhere');\n"
            )
        },
        Ailment("an entry of the ledger was changed", "ledger.broken", .store) {
            try tamper(
                $0,
                past: ["ledger_update"],
                "UPDATE ledger SET text = replace(text, '张三', '赵六') WHERE sequence = 1;\n"
            )
        },
        Ailment("a signed text was changed", "store.item", .store) {
            try tamper(
                $0,
                past: ["revision_update"],
                "UPDATE revision SET content = replace(content, '周一', '周二');\n"
            )
        },
    ]

    static let ofFiles = [
        Ailment("everybody may write the store", "files.worldWritable", .success) {
            _ = try ToolRunner.run("chmod", ["666", $0.folder.file("placard.db")])
        },
        Ailment("there is no inbox", "folder.missing") {
            try configure($0, #"disclosure: { inbox: "inbox" },"#)
        },
        Ailment("a file was refused", "folder.failed", .success) {
            try configure($0, #"disclosure: { inbox: "inbox" },"#)
            try Files.makeDirectory($0.folder.file("inbox"))
            try Files.makeDirectory($0.folder.file("inbox/failed"))
            _ = try $0.folder.write("x", to: "inbox/failed/fee.csv")
        },
        Ailment("nobody made a copy", "backup.none", .success) { _ in },
        Ailment("the copy is old", "backup.old", .success) {
            try Files.makeDirectory($0.folder.file("backups"))
            let copy = try $0.folder.write("x", to: "backups/placard-1.db")
            _ = try ToolRunner.run("touch", ["-d", "2020-01-01", copy])
        },
        Ailment("the blackout file is garbled", "blackout.garbled") {
            _ = try $0.folder.write("{", to: "placard.db.blackout")
        },
        Ailment("a blackout is in force", "blackout.inForce", .success) {
            let answer = $0.answer("blackout", "--reason", "检修", "--until", "2h")
            try #require(answer.code == .success, "\(answer)")
        },
        Ailment("a layout cannot be read", "layout.refused") {
            try configure($0, layout: "broken")
        },
        Ailment("there are no faces", "faces.missing") {
            try Files.removeTree($0.folder.file("fonts"))
        },
        Ailment("a face is cut short", "faces.missing|face.damaged") { office in
            let path = office.folder.file("fonts/latin8.face")
            var bytes = try Files.read(path)
            bytes.replaceSubrange(bytes.count / 2..<bytes.count, with: [])
            try Files.writeAtomically(bytes, to: path)
        },
        Ailment("a face lacks what hangs", "glyph.missing") { office in
            try office.approve("T-1")
            _ = try office.folder.write(TinyFont.drawing(covering: "日"), to: "few.txt")
            try Files.remove(office.folder.file("fonts/latin8.face"))
            let made = Program.answer(to: [
                "fonts", "compile", office.folder.file("few.txt"), "--height", "8",
                "--name", "latin8", "--out", office.folder.file("fonts/latin8.face"),
            ])
            try #require(made.code == .success, "\(made)")
        },
    ]

    static let ofOffice = [
        Ailment("the configuration is cut short", "configuration", .configuration) {
            _ = try $0.folder.write("{ office: \"山口\", boards: [", to: "placard.json5")
        },
        Ailment("a key is misspelt", "configuration", .configuration) {
            try configure($0, "offise: 1,")
        },
        Ailment("a user is not known to the system", "people.unknownUser") {
            try configure(
                $0,
                #"people: [{ name: "张三", users: ["no-such-user"], roles: ["drafter"] }],"#
            )
        },
        Ailment("nobody may approve", "people.noRole") {
            try configure(
                $0,
                #"people: [{ name: "张三", users: ["root"], roles: ["drafter", "checker"] }],"#
            )
        },
        Ailment("there is no catalogue", "matters.unreadable") {
            try configure($0, #"disclosure: { matters: "none.json5" },"#)
        },
        Ailment("the catalogue is faulty", "matters.faulty") {
            try configure($0, #"disclosure: { matters: "matters.json5" },"#)
        },
        Ailment("the chain is raised beyond the configuration", "chain.orphan", .success) {
            try configure($0, #"disclosure: { chain: { posted: ["fee"] } },"#)
            try #require($0.answer("import", $0.folder.file("items.json")).code == .success)
            _ = $0.answer("sign", "P-1", "--step", "checked", "--as", "李四")
            _ = $0.answer("sign", "P-1", "--step", "approved", "--as", "王五")
            try configure($0)
        },
        Ailment("the chain is to be raised", "chain.waiting", .success) {
            try configure($0, #"disclosure: { chain: { posted: ["fee"] } },"#)
        },
        Ailment("nobody may post", "people.noRole") {
            try configure(
                $0,
                #"disclosure: { chain: { posted: ["fee"] } }, people: [{ name: "张三", "#
                    + #"users: ["root"], roles: ["drafter", "checker", "approver"] }],"#
            )
        },
        Ailment("the board's device is not there", "link.noDevice") {
            try configure($0, gate: "serial:///dev/no-such-board")
        },
        Ailment("the board does not answer", "link.unreachable") {
            // Port 1 of this machine refuses.
            try configure($0, gate: "tcp://127.0.0.1:1")
        },
        Ailment("the board has no such name", "link.unknownHost|link.unreachable") {
            try configure($0, gate: "tcp://no-such-board.invalid:5005")
        },
        Ailment("the service does not run", "service.off", .success) {
            try configure($0, kiosk: "{ port: 1 }")
        },
        Ailment("the kiosk is off", "kiosk.off", .success) { _ in },
    ]

    private func findings(_ answer: Answer) -> [String] {
        let mark = "\"id\": \""
        return answer.output.split(separator: "\n").compactMap { line in
            guard let start = line.firstRange(of: mark) else { return nil }
            return String(line.suffix(from: start.upperBound).prefix { $0 != "\"" })
        }
    }

    @Test("made for real, found by name", arguments: ofStore + ofFiles + ofOffice)
    func ailment(_ one: Ailment) throws {
        let office = try Self.office()
        let names = one.finding.split(separator: "|").map(String.init)
        if !names.contains("kiosk.off") && !names.contains("backup.none") {
            let before = findings(office.answer("doctor", "--json"))
            #expect(Set(before).isDisjoint(with: names), "it was found before it was made")
        }
        try one.make(office)
        let answer = office.answer("doctor", "--json")
        let found = findings(answer)
        #expect(!Set(found).isDisjoint(with: names), "found only \(found)")
        #expect(answer.code == one.code, "\(answer)")
        #expect(answer.error.isEmpty)
    }

    @Test(
        "each finding says what, why and what next, in Chinese as well",
        arguments: ofStore + ofFiles + ofOffice
    )
    func chinese(_ one: Ailment) throws {
        let office = try Self.office()
        try one.make(office)
        let path = office.folder.file("placard.json5")
        let words = ["doctor", "--config", path]
        let english = Program.answer(to: words, in: .english)
        let chinese = Program.answer(to: words, in: .chinese)
        let pairs = zip(
            english.output.split(separator: "\n"),
            chinese.output.split(separator: "\n")
        )
        for (plain, turned) in pairs where plain.hasPrefix("    ") {
            #expect(plain != turned, "no Chinese for:\(plain)")
        }
        #expect(english.code == chinese.code)
    }

    @Test("a store that another program holds is told, not waited for")
    func locked() throws {
        let office = try Self.office()
        let store = office.folder.file("placard.db")
        let mark = office.folder.file("held")
        let holder = try Thread.start(name: "holder") {
            _ = try? ToolRunner.run(
                "sqlite3",
                [store],
                input: Array(
                    """
                    PRAGMA locking_mode = EXCLUSIVE;
                    BEGIN EXCLUSIVE;
                    UPDATE change SET count = count + 1;
                    .shell touch \(mark); sleep 4
                    ROLLBACK;

                    """.utf8
                )
            )
        }
        try #require(eventually { Files.status(mark) != nil })
        let answer = office.answer("doctor", "--json")
        #expect(findings(answer).contains("store.busy"), "\(answer.output)")
        #expect(answer.code == .store)
        holder.join()
    }

    @Test("another program on the kiosk's port is named")
    func taken() throws {
        let listener = try ListeningSocket(on: .loopback(port: 0))
        let port = listener.port
        let office = try Self.office()
        try Self.configure(office, kiosk: "{ port: \(port) }")
        let answer = office.answer("doctor")
        #expect(answer.output.contains("has the kiosk's port"), "\(answer.output)")
        #expect(answer.output.contains("(process \(Host.processID))"))
        #expect(answer.code == .failure)
        _ = consume listener
    }

    /// The program as a user who owns nothing; nil where this one cannot become another.
    private func asNobody(_ office: CommandOffice) throws -> String? {
        guard Host.userName == "root", let program = RunningProgram.path, ToolRunner.has("setpriv")
        else { return nil }
        let become = ["--reuid=65534", "--regid=65534", "--clear-groups"]
        // The program itself must be where everybody may run it.
        guard try ToolRunner.run("setpriv", become + [program, "--version"]).succeeded else {
            return nil
        }
        _ = try ToolRunner.run("chmod", ["-R", "a+rX", office.folder.path])
        return try ToolRunner.run(
            "setpriv",
            become + [
                program, "doctor", "--json", "--config", office.folder.file("placard.json5"),
            ]
        ).outputText
    }

    @Test("what its user may not write or use is named, with the user and the group")
    func permissions() throws {
        let office = try Self.office()
        try Self.configure(office, #"disclosure: { inbox: "inbox" },"#)
        try Files.makeDirectory(office.folder.file("inbox"))
        _ = try ToolRunner.run("chmod", ["660", office.folder.file("line")])
        guard let told = try asNobody(office) else { return }
        for name in ["folder.readOnly", "link.noPermission", "files.storeReadOnly"] {
            #expect(told.contains("\"id\": \"\(name)\""), "\(name) in \(told)")
        }
        #expect(told.contains("usermod -aG root nobody"), "\(told)")
        // Root may all of it.
        let own = findings(office.answer("doctor", "--json"))
        #expect(Set(own).isDisjoint(with: ["folder.readOnly", "link.noPermission"]))
    }

    @Test("what is owed by a unit is named, once its limit has passed")
    func owed() throws {
        let office = try Self.office()
        try Self.configure(office, #"disclosure: { matters: "matters.json5" },"#)
        _ = office.answer("import", office.folder.file("formed.csv"), "--kind", "fee")
        let path = office.folder.file("placard.json5")
        func owed(at text: String) throws -> [Finding] {
            let now = try #require(Instant(iso8601: text))
            var doctor = Doctor(try Workspace.configuration(at: path), at: path, now: now)
            doctor.look()
            return doctor.findings.filter { $0.name == "matters.owed" }
        }
        #expect(try owed(at: "2026-11-20T09:00:00+08:00").isEmpty)
        let late = try owed(at: "2026-12-02T09:00:00+08:00")
        #expect(late.map(\.place) == ["u"])
        #expect(late.first?.problem.hasPrefix("1 matters") == true)
        #expect(late.first?.remedy.contains("placard owed --unit u") == true)
    }

    @Test(
        "a board that the service says is unwell is named with its state",
        arguments: ["late", "degraded", "offline", "refused", "unknown"]
    )
    func unwell(state: String) throws {
        let text = """
            HTTP/1.1 200 OK\r\n\r\n{"state":"degraded","faults":[],
            "boards":[{"id":"gate","state":"\(state)","fault":"link-refused"},{"id":"hall","state":"ok","fault":null},
            {"id":"yard","state":"blank"}]}
            """
        guard case .health(let health) = ServiceProbe.read(Array(text.utf8)) else {
            Issue.record("not understood")
            return
        }
        var doctor = try doctor(at: "2026-11-28T00:00:00Z")
        doctor.take(health)
        #expect(doctor.findings.map(\.name) == ["board.\(state)"])
        #expect(doctor.findings.first?.place == "board gate")
        let problem = doctor.findings.first?.problem
        #expect(problem == "the service says that it is \(state): link-refused")
        #expect(doctor.findings.first?.severity == .problem)
    }

    @Test("it changes nothing: every file is as before, byte for byte")
    func unchanged() throws {
        let office = try Self.office()
        func sums() throws -> String {
            try ToolRunner.run(
                "sh",
                [
                    "-c",
                    "cd '\(office.folder.path)' && find . -type f ! -name '*-shm' ! -name '*-wal'"
                        + " | sort | xargs sha256sum",
                ]
            ).outputText
        }
        let before = try sums()
        _ = office.answer("doctor")
        #expect(try sums() == before)
        try Files.remove(office.folder.file("placard.db"))
        _ = office.answer("doctor")
        #expect(Files.status(office.folder.file("placard.db")) == nil, "it makes no store either")
    }

    @Test("--strict fails on warnings too")
    func strict() throws {
        let office = try Self.office()
        #expect(office.answer("doctor").code == .success)
        #expect(office.answer("doctor", "--strict").code == .failure)
    }

    private func doctor(at text: String) throws -> Doctor {
        let office = try Self.office()
        let path = office.folder.file("placard.json5")
        let now = try #require(Instant(iso8601: text))
        return Doctor(try Workspace.configuration(at: path), at: path, now: now)
    }

    @Test("a clock before the ledger's newest entry, and holidays that nobody knows")
    func clockAndCalendar() throws {
        var early = try doctor(at: "2020-01-01T00:00:00Z")
        early.look()
        #expect(early.findings.contains { $0.name == "clock.implausible" })
        var late = try doctor(at: "2040-06-01T00:00:00Z")
        late.look()
        #expect(late.findings.contains { $0.name == "calendar.missing" })
        #expect(!late.findings.contains { $0.name == "clock.implausible" })
    }

    @Test(
        "a full disk and an old SQLite",
        arguments: [
            (Int64(1 << 20), "disk.full", Finding.Severity.problem),
            (Int64(500 << 20), "disk.low", .warning),
        ]
    )
    func room(free: Int64, name: String, severity: Finding.Severity) throws {
        var doctor = try doctor(at: "2026-11-28T00:00:00Z")
        doctor.judge(free, at: "/var/lib/placard")
        #expect(doctor.findings.map(\.name) == [name])
        #expect(doctor.findings.first?.severity == severity)
        doctor.judge(Doctor.comfortableBytes, at: "/")
        for (engine, count) in [("3.36.0", 2), ("3.37.0", 2), ("3.9.2", 3), ("4.0.0", 3)] {
            doctor.judge(engine: engine)
            #expect(doctor.findings.count == count, "\(engine)")
        }
    }

    @Test(
        "what listens is Placard only when it says so",
        arguments: [
            ("", "it does not answer"), ("SSH-2.0-OpenSSH_9.2\r\n", "no Placard"),
            ("HTTP/1.1 404 Not Found\r\n\r\n", "no Placard"),
            ("HTTP/1.1 200 OK\r\n\r\n<html>", "no Placard"),
            ("HTTP/1.1 200 OK\r\n\r\n{\"state\": 3}", "no Placard"),
        ]
    )
    func strangers(answer: String, reason: String) {
        guard case .other(let told) = ServiceProbe.read(Array(answer.utf8)) else {
            Issue.record("taken for Placard: \(answer)")
            return
        }
        #expect(told.contains(reason))
    }

    @Test("the health of a service that runs is taken as it says")
    func health() {
        let text = """
            HTTP/1.1 200 OK\r\n\r\n{"state":"degraded","faults":["clock"],
            "boards":[{"id":"gate","state":"offline"},{"id":"hall","state":"ok"}]}
            """
        guard case .health(let health) = ServiceProbe.read(Array(text.utf8)) else {
            Issue.record("not understood")
            return
        }
        #expect(health.state == "degraded")
        #expect(health.faults == ["clock"])
        #expect(health.boards.map(\.state) == ["offline", "ok"])
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        String(reversed().drop { $0 == "\n" || $0 == " " }.reversed())
    }
}
