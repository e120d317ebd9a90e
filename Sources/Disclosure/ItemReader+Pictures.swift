import Notation
import Pictures

extension ItemReader {
    /// The pictures of an item, each of a piece that stands in one of its texts.
    mutating func pictures(_ cursor: JSONCursor) -> [TextPicture] {
        let list = attempt { () throws(NotationError) in try cursor.array() } ?? []
        if form == .submitted, list.count > TextPicture.maximumCount {
            findings.append(
                cursor.error(
                    "there are more than \(TextPicture.maximumCount) pictures",
                    remedy: "draw longer pieces of the text"
                )
            )
        }
        return list.compactMap { picture($0) }
    }

    private mutating func picture(_ cursor: JSONCursor) -> TextPicture? {
        attempt { () throws(NotationError) in
            let object = try cursor.object(keys: ["text", "pbm"])
            let text = try object.required("text").string()
            let bitmap = try object.required("pbm")
            let bytes = Array(try bitmap.string().utf8)
            let picture: Picture
            do throws(PictureError) {
                picture = try PictureReader.read(bytes)
            } catch {
                throw bitmap.error(error.problem, remedy: error.remedy)
            }
            guard let drawn = TextPicture(text: text, picture) else {
                throw bitmap.error(
                    "a picture of \(picture.width) by \(picture.height) dots is not one of a text",
                    remedy: "draw it 8 to 64 dots high, as high as the board's characters, "
                        + "and at most \(TextPicture.maximumWidth) wide"
                )
            }
            return drawn
        }
    }

    /// A picture of what nobody reads elsewhere in the item would escape those who sign.
    mutating func checkPictures(of item: Item, at cursor: JSONCursor) {
        guard form == .submitted else { return }
        for picture in item.pictures
        where !item.texts.contains(where: { $0.contains(picture.text) }) {
            findings.append(
                cursor.error(
                    "\"\(picture.text)\" stands in no text of the item",
                    remedy: "give the picture the words of the title, the text or the table"
                )
            )
        }
    }
}

extension Item {
    /// Every text that a board may show of it.
    fileprivate var texts: [String] {
        [title, body] + (table.map { $0.columns + $0.rows.flatMap(\.self) } ?? [])
    }
}
