using System.Globalization;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Quality;

/// <summary>The tickets of one week that were drawn to be looked at. Instants are business time in Unix milliseconds.</summary>
[RecordKind("quality_week")]
internal sealed class QualityWeek : Record
{
    /// <summary>Monday of the week in which they were solved, <c>yyyy-MM-dd</c>.</summary>
    public required string Week { get; init; }

    /// <summary>Whoever knows it can draw the same tickets again.</summary>
    public int Seed { get; init; }

    /// <summary>How many at most of each who solved some.</summary>
    public int PerAgent { get; init; }

    /// <summary>Of how many they were drawn.</summary>
    public int Solved { get; init; }

    public Guid ReviewerId { get; init; }

    public long DrawnAt { get; init; }

    public DateOnly Monday => DateOnly.ParseExact(Week, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Guid IdOf(DateOnly monday) => StableId.Of("quality_week", monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>One ticket of the sample, and what the reviewer found.</summary>
[RecordKind("quality_check")]
internal sealed class QualityCheck : Record
{
    public const int NoteLength = 1000;

    /// <summary>What is asked about each; the words are <c>quality.point.{code}</c>.</summary>
    public static readonly IReadOnlyList<string> Points = ["in_time", "understood", "solved", "tone", "recorded"];

    public Guid WeekId { get; init; }

    public Guid TicketId { get; init; }

    /// <summary>Who had solved it.</summary>
    public Guid AgentId { get; init; }

    /// <summary><c>y</c> or <c>n</c> for each of <see cref="Points"/>; empty until somebody has looked.</summary>
    public string Answers { get; private set; } = "";

    public string? Note { get; private set; }

    public Guid? ReviewedBy { get; private set; }

    public long? ReviewedAt { get; private set; }

    /// <summary>Every point was answered with yes.</summary>
    public bool IsPassed { get; private set; }

    public int Score => Answers.Count(answer => answer == 'y');

    public static Guid IdOf(Guid week, Guid ticket) => StableId.Of("quality_check", week.ToString("N"), ticket.ToString("N"));

    public void Review(string answers, string? note, Guid by, long now) =>
        (Answers, Note, ReviewedBy, ReviewedAt, IsPassed) = (answers, note, by, now, answers.All(answer => answer == 'y'));
}

/// <summary>Who looks at the samples; one row, none while it is whoever leads the service team.</summary>
[RecordKind("quality_reviewer")]
internal sealed class QualityReviewer : Record
{
    public static readonly Guid Only = StableId.Of("quality_reviewer");

    public Guid PersonId { get; set; }
}
