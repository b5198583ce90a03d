using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// Questions, orders not to do something, conditions, near misses, quoted words and small talk in many shapes: no change comes of them.
/// </summary>
public sealed class NothingIsWrittenTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("宏昌电器")]
    public void What_is_only_asked_forbidden_supposed_or_quoted_is_not_written(string? lastCustomer)
    {
        using var stream = File.OpenRead(Path.Combine(CaseFile.Folder, "newcomer", "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        var parser = new Parser(world);
        var sentences = UnwrittenSentence.ReadAll().ToList();
        sentences.Count.ShouldBeGreaterThan(150);

        var written = sentences.SelectMany(sentence => CaseFile.Frames(parser, sentence.Input(lastCustomer)).Select(Frame.FromJson)
            .Where(frame => frame is { IsWrite: true, IsWithheld: false } && !sentence.May.Contains(frame.Intent))
            .Select(frame => $"{sentence.Text} => {frame}"));
        written.ShouldBeEmpty();
    }
}
