using System.Text.RegularExpressions;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Imports.Tables;
using CrmBot.Features.Interactions;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Reads one row by the table's columns: the facts, and what is wrong with them. A row with a problem that is no hint is not taken in.
/// </summary>
internal sealed partial class ReadCustomerRow(CompanySettings settings)
{
    private const int MostTags = 10;
    private static readonly char[] Separators = [',', '，', '、', ';', '；', '|', '/', '\n'];
    private static readonly string[] PoolWords = ["公海", "公共池", "pool", "unassigned"];

    public (CustomerRow Row, List<RowIssue> Issues) Read(SheetRow row, CustomerColumns columns, ImportScope scope, long now)
    {
        var zone = scope.Zone;
        var notes = new RowNotes(row, columns);
        if (row.Cells.Any(cell => cell.Length > TableFile.LongestCell)) notes.Bad("", "longCell", "");
        var contact = Line(columns.Value(row, Fact.Contact), Contact.NameLength);
        // A list of people without a column for companies: each of them is the customer.
        var name = Line(columns.Value(row, Fact.Name), Customer.NameLength) ?? (columns.Has(Fact.Name) ? null : contact);
        if (name is null || FoldedName.Of(name).Length == 0) notes.Bad(Fact.Name, "noName", columns.Value(row, Fact.Name) ?? "");
        var created = At(notes, Fact.CreatedAt, zone, now);
        return (new CustomerRow(row.Line, name ?? "")
        {
            Contact = contact,
            Title = Line(columns.Value(row, Fact.Title), 80),
            Methods = [.. Phones(notes), .. Mails(notes), .. Wechat(notes)],
            Fields = Fields(notes, scope.Source),
            Stage = columns.Value(row, Fact.Stage) is { } stage
                ? Code(settings.Stages, stage) ?? notes.Hint(Fact.Stage, "stage", stage)
                : null,
            Owner = columns.Value(row, Fact.Owner) is { } owner ? (PoolWords.Contains(FoldedName.Of(owner)) ? "" : owner) : null,
            Tags = Tags(columns.Values(row, Fact.Tags)),
            Talk = Talk(notes, zone, now),
            CreatedBy = columns.Value(row, Fact.CreatedBy),
            CreatedAt = created,
        }, notes.Issues);
    }

    private static IEnumerable<(MethodKind Kind, string Value)> Phones(RowNotes notes)
    {
        foreach (var said in notes.Values(Fact.Phone))
        {
            if (PhoneNumber.Normalise(WithoutExtension(said)) is { } whole)
            {
                yield return (MethodKind.Phone, whole);
                continue;
            }

            // 13800008888/13900009999: two numbers in one cell.
            var parts = said.Split([.. Separators, ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(part => PhoneNumber.Normalise(WithoutExtension(part))).ToList();
            if (parts.Count == 0 || parts.Contains(null)) notes.Bad(Fact.Phone, Exponent().IsMatch(said) ? "phoneRounded" : "phone", said);
            else foreach (var part in parts) yield return (MethodKind.Phone, part!);
        }
    }

    private static string WithoutExtension(string phone) => Extension().Replace(phone, "");

    private static IEnumerable<(MethodKind Kind, string Value)> Mails(RowNotes notes)
    {
        foreach (var said in notes.Values(Fact.Email)
            .SelectMany(cell => cell.Split([';', '；', ',', '，', '、', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (MailAddress.Check(said).Address is { } address) yield return (MethodKind.Email, address);
            else notes.Bad(Fact.Email, "email", said);
        }
    }

    private static IEnumerable<(MethodKind Kind, string Value)> Wechat(RowNotes notes) =>
        Line(notes.Value(Fact.Wechat), ContactMethod.ValueLength) is { } id ? [(MethodKind.Wechat, id)] : [];

    private Dictionary<string, string> Fields(RowNotes notes, string? usualSource)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(Fact.Industry, Line(notes.Value(Fact.Industry), 80));
        Put(Fact.Region, notes.Value(Fact.Region) is { } region ? Region(region) : null);
        Put(Fact.Address, Line(notes.Value(Fact.Address), 300));
        Put(Fact.Source, notes.Value(Fact.Source) is { } source
            ? Code(settings.Sources, source) ?? notes.Hint(Fact.Source, "source", source) : usualSource);
        if (notes.Value(Fact.Grade) is { } grade)
        {
            if (GradeOf(grade) is { } letter) Put(Fact.Grade, letter);
            else Put(CustomerField.Tier, Code(settings.Tiers, grade) ?? notes.Hint(Fact.Grade, "grade", grade));
        }

        // What stands in 备注 is about the customer too, and there is one place for what is known of it in words.
        var words = notes.Values(Fact.Need).Concat(notes.Values(Fact.Note)).ToList();
        Put(Fact.Need, words.Count == 0 ? null : Clip.To(string.Join('\n', words), Customer.NeedLength));
        return fields;

        void Put(string fact, string? text)
        {
            if (text is not null) fields[fact] = text;
        }
    }

    // 2024广交会 is a trade show, 成交客户 is won: the word need not stand alone.
    private static string? Code(IReadOnlyList<CodeWord> list, string said)
    {
        var folded = FoldedName.Of(said);
        IEnumerable<string> Words(CodeWord word) => word.Words.Concat([word.Code, word.Zh ?? "", word.En ?? ""]).Select(FoldedName.Of);
        return (list.FirstOrDefault(word => Words(word).Contains(folded))
            ?? list.FirstOrDefault(word => Words(word).Any(one => one.Length > 1 && folded.Contains(one, StringComparison.Ordinal))))?.Code;
    }

    private string Region(string said)
    {
        var folded = FoldedName.Of(said).TrimEnd('市', '省');
        return settings.Regions.FirstOrDefault(region => region.Words.Append(region.Code).Any(word => FoldedName.Of(word) == folded))?.Code
            ?? Line(said, 80)!;
    }

    private static string? GradeOf(string said) =>
        FoldedName.Of(said) is [var letter and >= 'a' and <= 'c', .. var rest] && (rest.Length == 0 || !char.IsAsciiLetter(rest[0]))
            ? char.ToUpperInvariant(letter).ToString()
            : null;

    private static List<string> Tags(IEnumerable<string> cells) =>
    [
        .. cells.SelectMany(cell => cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).Select(tag => Line(tag, Tag.NameLength))
            .OfType<string>()
            .Where(tag => FoldedName.Of(tag).Length > 0).DistinctBy(FoldedName.Of).Take(MostTags),
    ];

    private static SaidTalk? Talk(RowNotes notes, TimeZoneInfo zone, long now)
    {
        var at = At(notes, Fact.TalkAt, zone, now);
        if (notes.Value(Fact.Talk) is not { } text) return null;
        if (text.Length > Interaction.NoteLength) notes.Hint(Fact.Talk, "longTalk", "");
        if (at is null && notes.Value(Fact.TalkAt) is null) notes.Hint(Fact.Talk, "talkWithoutDay", "");
        return new SaidTalk(Clip.To(text, Interaction.NoteLength), Line(notes.Value(Fact.TalkBy), Interaction.AuthorLength), at);
    }

    private static long? At(RowNotes notes, string fact, TimeZoneInfo zone, long now)
    {
        if (notes.Value(fact) is not { } said) return null;
        var at = ReadMoment.Read(said, zone);
        if (at is null) notes.Bad(fact, "day", said);
        else if (at > now + Tomorrow) notes.Bad(fact, "future", said);
        return at;
    }

    private const long Tomorrow = 24L * 3600 * 1000;

    private static string? Line(string? text, int length) => text is null ? null : Clip.Optional(CellText.OneLine(text), length);

    [GeneratedRegex(@"(转|分机|ext\.?|x)\s*[:：]?\s*\d{1,6}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^\d(\.\d+)?E\+?\d+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Exponent();

    /// <summary>A row while it is read, and what was found about it.</summary>
    private sealed class RowNotes(SheetRow row, CustomerColumns columns)
    {
        public List<RowIssue> Issues { get; } = [];

        public string? Value(string fact) => columns.Value(row, fact);

        public IEnumerable<string> Values(string fact) => columns.Values(row, fact);

        public void Bad(string fact, string key, string value) =>
            Issues.Add(new(row.Line, fact.Length == 0 ? "" : columns.HeadingOf(fact), key, Clip.To(value, RowIssue.LongestValue), false));

        /// <returns>Null, for what is left out.</returns>
        public string? Hint(string fact, string key, string value)
        {
            Issues.Add(new(row.Line, columns.HeadingOf(fact), key, Clip.To(value, RowIssue.LongestValue), true));
            return null;
        }
    }
}
