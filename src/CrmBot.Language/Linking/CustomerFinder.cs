using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>Finds customers named in the text, exactly or nearly.</summary>
internal static class CustomerFinder
{
    private const int MostCandidates = 20;

    /// <summary>Every known name or alias of the text, the longest at each place.</summary>
    public static List<CustomerMention> Known(World world, FoldedText text)
    {
        var found = new List<CustomerMention>();
        var lower = text.Lower;
        Func<int, bool> ends = end => WordEdge.IsEnd(lower, end);
        for (var at = 0; at < lower.Length; at++)
        {
            if (!WordEdge.IsStart(lower, at)) continue;
            var length = world.Customers.Names.LongestAt(lower, at, ends, out var posting);
            if (length == 0) continue;
            var entries = Entries(world, posting.Take(MostCandidates));
            var span = entries.Length == 1 ? Widen(lower, new TextSpan(at, length), NameFold.Fold(entries[0].Name)) : new TextSpan(at, length);
            found.Add(new CustomerMention(span, text.Cut(span), entries, false));
            at = span.End - 1;
        }

        return found;
    }

    /// <summary>东方明珠 for 东方明珠酒店, known as 明珠: what stands around the alias as it does in the full name belongs to it.</summary>
    private static TextSpan Widen(string lower, TextSpan alias, string name)
    {
        var inside = name.IndexOf(lower.Substring(alias.Start, alias.Length), StringComparison.Ordinal);
        if (inside < 0 || !WordEdge.IsChinese(lower[alias.Start])) return alias;
        var (start, end) = (alias.Start, alias.End);
        for (var i = inside - 1; i >= 0 && start > 0 && lower[start - 1] == name[i]; i--) start--;
        if (start != alias.Start - inside) start = alias.Start;
        for (var i = inside + alias.Length; i < name.Length && end < lower.Length && lower[end] == name[i]; i++) end++;
        return TextSpan.Between(start, end);
    }

    /// <summary>The mention that a stretch of text makes: exact, near, or unknown.</summary>
    public static CustomerMention At(World world, FoldedText text, TextSpan span)
    {
        var name = text.Lower.Substring(span.Start, span.Length);
        var written = text.Cut(span).Trim();
        return world.Customers.Names.TryGet(name.AsSpan().Trim(), out var posting)
            ? new CustomerMention(span, written, Entries(world, posting.Take(MostCandidates)), false)
            : new CustomerMention(span, written, Near(world, name.Trim()), true);
    }

    /// <summary>Customers called almost so (contract 6.1, rule 3).</summary>
    public static IReadOnlyList<CustomerEntry> Near(World world, string name)
    {
        if (SoundKey.Of(name) is { } sound)
        {
            return world.Customers.Sounds.TryGet(sound, out var alike) ? Entries(world, alike.Take(MostCandidates)) : [];
        }

        return
        [
            .. world.Customers.Edits.Near(name, MostCandidates)
                .Select(id => world.Customers[id])
                .Where(entry => CustomerShelf.NamesOf(entry).Any(known => EditIndex.IsOneEdit(known, name)))
                .Take(MostCandidates),
        ];
    }

    /// <summary>
    /// The longest stretch starting at <paramref name="at"/> that sounds like a known name, or is a Latin word one edit from one.
    /// </summary>
    public static CustomerMention? NearAt(World world, FoldedText text, int at)
    {
        var lower = text.Lower;
        if (SoundKey.Of(lower[at]) != '\0') return SoundsLikeAt(world, text, at);
        if (!WordEdge.IsWordCharacter(lower[at]) || !WordEdge.IsStart(lower, at)) return null;
        var end = at;
        while (end < lower.Length && WordEdge.IsWordCharacter(lower[end])) end++;
        var span = TextSpan.Between(at, end);
        var near = Near(world, lower[at..end]);
        return near.Count == 0 ? null : new CustomerMention(span, text.Cut(span), near, true);
    }

    private static CustomerMention? SoundsLikeAt(World world, FoldedText text, int at)
    {
        var lower = text.Lower;
        Span<char> key = stackalloc char[16];
        var length = 0;
        while (length < key.Length && at + length < lower.Length && SoundKey.Of(lower[at + length]) is var sound && sound != '\0') key[length++] = sound;
        for (; length >= 2; length--)
        {
            if (!world.Customers.Sounds.TryGet(key[..length], out var alike)) continue;
            var span = new TextSpan(at, length);
            return new CustomerMention(span, text.Cut(span), Entries(world, alike.Take(MostCandidates)), true);
        }

        return null;
    }

    private static CustomerEntry[] Entries(World world, int[] ids) => [.. ids.Select(id => world.Customers[id])];
}
