using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Two records are one customer.</summary>
internal sealed class ReadMerge : IntentReader
{
    public override string Intent => "merge";

    public override IEnumerable<Frame> Read(Section section)
    {
        var names = NamePieces.Find(section, "merge");
        names = MergeOrder.Resolve(names, out var ordered);
        names = [.. names.Select(piece => Meant(piece, names))];
        var distinct = AsWritten(section, names).DistinctBy(piece => piece.Name, StringComparer.OrdinalIgnoreCase).ToList();
        if (distinct.Count == 0) yield break;
        var kept = ordered ?? Said(section, names)
            ?? distinct.OrderBy(piece => piece.Name.Length).ThenByDescending(piece => piece.IsKnown).First();
        var draft = new FrameDraft(Intent).Set("keep", kept.Name);
        draft.SetList("from",
            distinct.Where(piece => !string.Equals(piece.Name, kept.Name, StringComparison.OrdinalIgnoreCase)).Select(piece => piece.Name));
        if (!draft.Has("from")) draft.Ask("from");
        yield return draft.SetTrue("confirm").Build();
    }

    /// <summary>长江印刷和长江航运是一家 留航运: a part of exactly one of the names said before is short for it.</summary>
    private static NamePiece Meant(NamePiece piece, List<NamePiece> names)
    {
        if (piece.IsKnown || piece.Name.Length > 4) return piece;
        var whole = names.FindAll(other => other.IsKnown && other.Span.End <= piece.Span.Start && other.Name.Length > piece.Name.Length
            && other.Name.Contains(piece.Name, StringComparison.OrdinalIgnoreCase)).DistinctBy(static other => other.Name).ToList();
        return whole is [var only] ? only with { Span = piece.Span } : piece;
    }

    /// <summary>A part of the name is known as no name of its own.</summary>
    private static bool IsShort(Section section, NamePiece piece) =>
        !section.World.Customers.Names.TryGet(section.Lower.AsSpan(piece.Span.Start, piece.Span.Length), out _);

    /// <summary>Two ways to write one known customer are two records all the same: 恒达精工 and 恒达.</summary>
    private static IEnumerable<NamePiece> AsWritten(Section section, List<NamePiece> names)
    {
        var two = names.DistinctBy(static piece => piece.Name).Count() > 1;   // beside another record the short name is only short
        foreach (var piece in names)
        {
            var written = section.Text.Cut(piece.Span);
            var shared = !two && piece.IsKnown && !IsShort(section, piece)
                && !string.Equals(written, piece.Name, StringComparison.OrdinalIgnoreCase)
                && names.Exists(other => other.Name == piece.Name
                    && string.Equals(section.Text.Cut(other.Span), piece.Name, StringComparison.OrdinalIgnoreCase));
            yield return shared ? piece with { Name = written, IsKnown = false } : piece;
        }
    }

    /// <summary>The one said to be kept: 以X为准, 留X, keep X; 并到X, into X.</summary>
    private static NamePiece? Said(Section section, List<NamePiece> names)
    {
        if (names.Find(piece => section.Cues.Exists(
            hit => hit.Is("merge.keep") && hit.End <= piece.Span.Start && piece.Span.Start - hit.End <= 2)) is { Name: not null } kept)
                return kept;
        if (names.Find(piece => section.Cues.Exists(
            hit => hit.Is("merge.keep.tail") && hit.Start - piece.Span.End is >= 0 and <= 1)) is { Name: not null } before) return before;

        if (section.First("merge.into") is not { } into) return null;
        foreach (var piece in names)
        {
            if (piece.Span.Start >= into.End) return piece;
        }

        return null;
    }
}
