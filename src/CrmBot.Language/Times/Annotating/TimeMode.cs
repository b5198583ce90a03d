using CrmBot.Language.Text;
using CrmBot.Language.Times.Reading;

namespace CrmBot.Language.Times.Annotating;

/// <summary>Time mode: every time expression of a text, read forward, without a world.</summary>
public static class TimeMode
{
    /// <param name="text">The text as typed.</param>
    /// <param name="now">The moment it is read at.</param>
    /// <param name="zone">IANA zone.</param>
    public static IReadOnlyList<TimeAnnotation> Find(string text, DateTimeOffset now, string zone)
    {
        var folded = FoldedText.Of(text);
        var moment = LocalMoment.At(now, zone);
        var valuer = new PieceValuer(new TimeScene(moment, WorkCalendar.Plain, moment.Today));
        var found = new List<TimeAnnotation>();
        foreach (var piece in PieceFinder.Find(new TimeText(folded, [], moment.Today.Year, Annotates: true), null))
        {
            if (piece.Vague || piece.JustNow || valuer.Value(piece) is not { } value) continue;
            var span = folded.ToOriginal(TextSpan.Between(piece.Start, piece.End));
            found.Add(new TimeAnnotation(span.Start, span.End, value.Type, value.Value));
        }
        return found;
    }
}
