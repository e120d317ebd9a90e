import Notation

extension ConfigurationReader {
    /// Reads who may do what.
    static func readPeople(_ cursor: JSONCursor?) throws(NotationError) -> People {
        var people = People()
        for entry in try cursor?.array() ?? [] {
            let object = try entry.object(keys: ["name", "users", "roles", "mayActForOthers"])
            let name = try object.required("name").string()
            guard !people.list.contains(where: { $0.name == name }) else {
                throw entry.error(
                    "a second person has the name \"\(name)\"",
                    remedy: "tell them apart as their signatures shall, for example by their unit"
                )
            }
            var person = People.Person(name: name, users: [], roles: [])
            for user in try object.required("users").array() {
                person.users.insert(try user.string())
            }
            for role in try object.required("roles").array() {
                let word = try role.choice(of: People.Role.allCases.map(\.rawValue))
                if let role = People.Role(rawValue: word) { person.roles.insert(role) }
            }
            person.mayActForOthers = try object.optional("mayActForOthers")?.bool() ?? false
            people.list.append(person)
        }
        return people
    }
}
