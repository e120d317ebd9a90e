import Notation
import Testing

@testable import Publisher

@Suite("Who may act on the command line")
struct PeopleTests {
    private let people = People([
        .init(name: "张三", users: ["zhang"], roles: [.drafter]),
        .init(name: "李四", users: ["li"], roles: [.checker, .approver]),
        .init(name: "王五", users: ["wang"], roles: [.operating], mayActForOthers: true),
    ])

    @Test(
        "a user acts as the person they are, or as another when allowed, in that person's roles",
        arguments: [
            ("zhang", nil, [.drafter], "张三"), ("zhang", "张三", [.drafter], "张三"),
            ("li", nil, [.approver, .reviewer], "李四"), ("zhang", nil, [], "张三"),
            ("wang", "李四", [.checker], "李四"),
            ("zhang", nil, [.checker], "! 张三 is no checker."),
            ("zhang", "李四", [.checker], "! the user zhang may not act as 李四."),
            ("wang", "赵六", [.checker], "! 赵六 is not in the configuration's \"people\"."),
            ("wang", nil, [.approver, .checker], "! 王五 is no approver or checker."),
            (
                "root", nil, [.drafter],
                "! the user root is nobody in the configuration's \"people\"."
            ),
        ] as [(String, String?, Set<People.Role>, String)]
    )
    func name(_ user: String, _ given: String?, _ roles: Set<People.Role>, _ wanted: String) {
        var answer: String
        do {
            answer = try people.name(user: user, actingAs: given, roles: roles)
        } catch {
            answer = "! " + error.problem
        }
        #expect(answer == wanted)
    }

    @Test("without a list every name is taken, as the store's rules allow")
    func nobodyListed() throws {
        #expect(try People().name(user: "u", actingAs: nil, roles: [.drafter]) == "u")
        #expect(try People().name(user: "u", actingAs: "张三", roles: [.drafter]) == "张三")
    }

    @Test("the configuration lists people; a name stands once, a role is one of five")
    func reading() throws {
        func read(_ people: String) throws -> People {
            let text = "{ office: \"县\", kiosk: false, boards: [], people: \(people) }"
            return try ConfigurationReader.read(text, folder: "/etc").people
        }
        let one = "{ name: \"李四\", users: [\"li\"], roles: [\"checker\", \"approver\"] }"
        #expect(try read("[\(one)]").list == [people.list[1]])
        #expect(throws: NotationError.self) { try read("[\(one), \(one)]") }
        #expect(throws: NotationError.self) {
            try read("[{ name: \"李四\", users: [], roles: [\"boss\"] }]")
        }
    }
}
