using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reports;

/// <summary>Answers the intent <c>report</c> for one measure. One per measure, in the feature that knows the numbers.</summary>
internal interface IMeasure
{
    /// <summary>Value of the contract's <c>m</c>, e.g. <c>forecast</c>.</summary>
    string Name { get; }

    Task<Reply> ReportAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>Answers questions about the speaker's own work that no single measure answers: 我的业绩. Asked before the measures.</summary>
internal interface IOwnReport
{
    bool Answers(Frame frame);

    Task<Reply> ReportAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>Numbers by a question (intent <c>report</c>): whoever knows the measure answers.</summary>
internal sealed class ReportMeasures(IEnumerable<IMeasure> measures, IEnumerable<IOwnReport> own) : IFrameHandler
{
    private readonly Dictionary<string, IMeasure> measures = measures.ToDictionary(measure => measure.Name, StringComparer.Ordinal);

    public string Intent => "report";

    public bool ReadsMuch(Frame frame) => true;

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        own.FirstOrDefault(one => one.Answers(frame)) is { } mine ? mine.ReportAsync(turn, frame, cancellationToken)
        : measures.TryGetValue(frame.Text("m") ?? "", out var measure)
            ? measure.ReportAsync(turn, frame, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Say("help.later"));
}
