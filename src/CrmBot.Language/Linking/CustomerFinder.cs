using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>Finds customers named in the text, exactly or nearly.</summary>
internal static class CustomerFinder
{
    private const int MostCandidates = 20;
    private const int MostWords = 4;
    private const int LongestSound = 16;

    /// <summary>Every known name or alias of the text, the longest at each place.</summary>
    public static List<CustomerMention> Known(World world, FoldedText text)
    {
        var found = new List<CustomerMention>();
        var lower = text.Lower;
        for (var at = 0; at < lower.Length; at++)
        {
            if (!WordEdge.IsStart(lower, at)) continue;
            var length = world.Customers.Names.LongestAt(lower, at, null, out var posting);
            if (length == 0) continue;
            if (IsOfAnother(lower, at, length)) continue;   // 常州大成机械 is not 大成纺织
            var entries = Called(Entries(world, posting.Take(MostCandidates)), lower.AsSpan(at, length));
            var span = entries.Length == 1
                ? Widen(lower, new TextSpan(at, length), NameFold.Fold(entries[0].Name)) : new TextSpan(at, length);
            found.Add(new CustomerMention(span, text.Cut(span), entries, false));
            at = span.End - 1;
        }

        return found;
    }

    /// <summary>Those who are called so by name or alias; only where there are none, those for whom it is a short form.</summary>
    private static CustomerEntry[] Called(CustomerEntry[] entries, ReadOnlySpan<char> name)
    {
        if (entries.Length < 2) return entries;
        var said = name.ToString();
        var exact = Array.FindAll(entries, entry => NameFold.Is(entry.Name, said) || entry.Aliases.Any(alias => NameFold.Is(alias, said)));
        return exact.Length > 0 ? exact : entries;
    }

    private const int LongestCity = 4;

    /// <summary>
    /// A city right before an alias and the kind of company right behind it: together they are a whole name of their own, which is longer
    /// than any known.
    /// </summary>
    private static bool IsOfAnother(string lower, int at, int length)
    {
        if (!WordEdge.IsChinese(lower[at]) || PersonWords.LengthAt("company.end", lower, at + length) == 0) return false;
        for (var city = 2; city <= Math.Min(LongestCity, at); city++)
        {
            if (Places.CityLengthAt(lower, at - city) == city) return true;
        }

        return false;
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
        if (end == alias.End + 1 && inside + alias.Length + 1 < name.Length) end = alias.End;   // 卓越教务处 of 卓越教育
        return TextSpan.Between(start, end);
    }

    /// <summary>The mention that a stretch of text makes: exact, near, or unknown.</summary>
    public static CustomerMention At(World world, FoldedText text, TextSpan span)
    {
        var name = text.Lower.Substring(span.Start, span.Length);
        var written = text.Cut(span).Trim();
        return world.Customers.Names.TryGet(name.AsSpan().Trim(), out var posting)
            ? new CustomerMention(span, written, Called(Entries(world, posting.Take(MostCandidates)), name.AsSpan().Trim()), false)
            : new CustomerMention(span, written, Near(world, name.AsSpan().Trim()), true);
    }

    /// <summary>Customers called almost so (contract 6.1, rule 3).</summary>
    public static CustomerEntry[] Near(World world, ReadOnlySpan<char> name)
    {
        Span<char> sound = stackalloc char[SoundKey.Longest];
        if (SoundKey.Write(name, sound) is var length and > 0)
            return world.Customers.Sounds.TryGet(sound[..length], out var alike) ? Entries(world, alike.Take(MostCandidates)) : [];
        if (!EditIndex.Takes(name) || world.Customers.Edits.Near(name, MostCandidates) is not { Count: > 0 } names) return [];
        return AllCalled(world, names);
    }

    // Apart from the search, which is asked at every word and seldom comes as far as this.
    private static CustomerEntry[] AllCalled(World world, List<string> names) =>
        [.. names.SelectMany(known => Called(world, known)).Distinct().Take(MostCandidates)];

    private static CustomerEntry[] Called(World world, string name) =>
        world.Customers.Names.TryGet(name, out var posting) ? Entries(world, posting.Take(MostCandidates)) : [];

    /// <summary>
    /// The longest stretch starting at <paramref name="at"/> that sounds like a known name, or is of Latin words and one edit from one.
    /// </summary>
    public static CustomerMention? NearAt(World world, FoldedText text, int at)
    {
        var lower = text.Lower;
        if (SoundKey.Of(lower[at]) != '\0') return SoundsLikeAt(world, text, at);
        if (!WordEdge.IsWordCharacter(lower[at]) || !WordEdge.IsStart(lower, at)) return null;
        Span<int> ends = stackalloc int[MostWords];
        for (var words = WordEnds(lower, at, ends); words > 0; words--)
        {
            var span = TextSpan.Between(at, ends[words - 1]);
            if (Near(world, lower.AsSpan(at, span.Length)) is { Length: > 0 } near)
                return new CustomerMention(span, text.Cut(span), near, true);
        }

        return null;
    }

    /// <summary>Where the next words end that stand one space apart.</summary>
    private static int WordEnds(string lower, int at, Span<int> ends)
    {
        var count = 0;
        while (count < ends.Length)
        {
            while (at < lower.Length && WordEdge.IsWordCharacter(lower[at])) at++;
            ends[count++] = at;
            if (at + 1 >= lower.Length || lower[at] != ' ' || !WordEdge.IsWordCharacter(lower[at + 1])) break;
            at++;
        }

        return count;
    }

    private static CustomerMention? SoundsLikeAt(World world, FoldedText text, int at)
    {
        var lower = text.Lower;
        Span<char> key = stackalloc char[LongestSound];
        var length = 0;
        while (length < key.Length && at + length < lower.Length && SoundKey.Of(lower[at + length]) is var sound && sound != '\0')
            key[length++] = sound;
        for (; length >= 2; length--)
        {
            if (!world.Customers.Sounds.TryGet(key[..length], out var alike)) continue;
            var span = new TextSpan(at, length);
            return new CustomerMention(span, text.Cut(span), Entries(world, alike.Take(MostCandidates)), true);
        }

        return null;
    }

    private static CustomerEntry[] Entries(World world, int[] ids) => Array.ConvertAll(ids, id => world.Customers[id]);
}
