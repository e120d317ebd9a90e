/// Which children the elements of CAP 1.2 have, in what order and how often (section 3.4, the
/// XML schema).
enum AlertSchema {
    struct Child {
        var name: String
        var isRequired = false
        var isMany = false
    }

    static let namespace = "urn:oasis:names:tc:emergency:cap:1.2"
    /// Signatures may stand at the end of a message (section 3.3.4.1); they are passed over.
    static let signatureNamespace = "http://www.w3.org/2000/09/xmldsig#"
    /// Attributes that every schema lets stand, such as `xsi:schemaLocation`.
    static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"

    /// Children by element; an element that is not here holds text alone.
    static let children: [String: [Child]] = [
        "alert": list(
            "identifier! sender! sent! status! msgType! source scope! restriction addresses code*"
                + " note references incidents info*"
        ),
        "info": list(
            "language category!* event! responseType* urgency! severity! certainty! audience"
                + " eventCode* effective onset expires senderName headline description"
                + " instruction web contact parameter* resource* area*"
        ),
        "resource": list("resourceDesc! mimeType! size uri derefUri digest"),
        "area": list("areaDesc! polygon* circle* geocode* altitude ceiling"),
        "eventCode": list("valueName! value!"), "parameter": list("valueName! value!"),
        "geocode": list("valueName! value!"),
    ]

    /// Words that may stand in an element.
    static let words: [String: Set<String>] = [
        "status": Set(Alert.Status.allCases.map(\.rawValue)),
        "msgType": Set(Alert.MessageType.allCases.map(\.rawValue)),
        "scope": Set(Alert.Scope.allCases.map(\.rawValue)),
        "urgency": Set(AlertInfo.Urgency.allCases.map(\.rawValue)),
        "severity": Set(AlertInfo.Severity.allCases.map(\.rawValue)),
        "certainty": Set(AlertInfo.Certainty.allCases.map(\.rawValue)),
        "category": Set(AlertInfo.Category.allCases.map(\.rawValue)),
        "responseType": [
            "Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear",
            "None",
        ],
    ]

    /// Elements that hold a plain decimal number.
    static let decimals: Set<String> = ["altitude", "ceiling"]

    static let instants: Set<String> = ["sent", "effective", "onset", "expires"]

    private static func list(_ text: String) -> [Child] {
        text.split(separator: " ").map { word in
            Child(
                name: String(word.filter(\.isLetter)),
                isRequired: word.contains("!"),
                isMany: word.contains("*")
            )
        }
    }
}
