import Testing

@Suite("The house: arrows between modules")
struct HouseTests {
    private let tree = SourceTree.here

    /// C libraries and what ships with the toolchain: no part of the order of modules.
    private static let outside: Set<String> = [
        "CAllocations", "CBench", "CLinux", "CSQLite", "Foundation", "Glibc", "Synchronization",
        "Testing",
    ]

    @Test("the module table can be read and is not empty")
    func moduleTable() throws {
        let table = try ModuleTable(top: tree.top)
        #expect(table.order.count >= 18)
        #expect(table.order.first == "Notation")
        #expect(table.order.last == "Commands")
    }

    @Test("a module uses only what stands before it")
    func oneWayStreet() throws {
        let table = try ModuleTable(top: tree.top)
        for (place, name) in table.order.enumerated() {
            for used in table.uses[name] ?? [] where !Self.outside.contains(used) {
                let there = try #require(table.order.firstIndex(of: used), "\(name) uses \(used)")
                #expect(there < place, "\(name) uses \(used), which stands above it")
            }
        }
    }

    @Test("a file imports only what its module declares")
    func importsAreDeclared() throws {
        let table = try ModuleTable(top: tree.top)
        for file in tree.sources where file.module != "placard" {
            let allowed = Set(table.uses[file.module] ?? [])
            for name in file.imports where !Self.outside.contains(name) {
                #expect(allowed.contains(name), "\(file.path) imports \(name)")
            }
        }
    }

    @Test(
        "what touches the system stays at the edge",
        arguments: [
            // Pure and hot modules do without Foundation.
            ("Foundation", ["Benchmarks", "Commands", "Kiosk", "Publisher", "Store"]),
            ("Glibc", ["POSIX"]), ("CLinux", ["POSIX"]), ("CSQLite", ["Store"]),
            ("CBench", ["Benchmarks", "BoardRows", "Measures"]),
        ]
    )
    func edges(library: String, modules: [String]) {
        for file in tree.sources where file.imports.contains(library) {
            #expect(modules.contains(file.module), "\(file.path) imports \(library)")
        }
    }

    @Test("only one file reads errno")
    func oneFunnel() {
        // A bare `errno` as a value; SystemError keeps the number in a property of that name.
        let reading = /(?:[=(,]|return|\?|:) *errno\b(?!:)/
        let holders: Set = ["Sources/POSIX/SystemCall.swift", "Sources/POSIX/SystemError.swift"]
        let candidates = tree.files(holding: "errno").filter { $0.path.hasPrefix("Sources/") }
        let readers = candidates.filter { file in
            file.lines.contains { line in
                !line.contains("//") && line.firstMatch(of: reading) != nil
            }
        }
        let paths = readers.map(\.path)
        #expect(paths.contains("Sources/POSIX/SystemCall.swift"))
        #expect(holders.isSuperset(of: paths), "\(paths)")
    }

    @Test("no type carries its module's name")
    func namesDoNotShadow() throws {
        let modules = Set(try ModuleTable(top: tree.top).order)
        for file in tree.sources {
            for line in file.lines {
                guard let name = Self.openType(line) else { continue }
                #expect(!modules.contains(name), "\(file.path) names a type \(name)")
            }
        }
    }

    /// The type that a line declares for other modules; nil when it declares none.
    private static func openType(_ line: Substring) -> String? {
        guard ["public ", "package ", "final "].contains(where: { line.hasPrefix($0) })
        else { return nil }
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        let sorts: Set<Substring> = ["struct", "class", "enum", "actor", "protocol"]
        guard let at = words.firstIndex(where: { sorts.contains($0) }), at + 1 < words.count
        else { return nil }
        return String(words[at + 1])
    }

    @Test("a type is found by its name", arguments: ["Kiosk", "Kiosk<Page>", "Kiosk: Sendable"])
    func found(name: String) {
        #expect(Self.openType("public final class \(name) {") == "Kiosk")
        #expect(Self.openType("    public struct \(name) {") == nil)
        #expect(Self.openType("public func kiosk() {") == nil)
    }
}
