using System.Globalization;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Robustness;

public sealed class CultureTests
{
    private static readonly Lazy<IReadOnlyList<string>> Expected = new(() => InCulture(CultureInfo.InvariantCulture, Answers));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("zh-CN")]
    public void Every_own_case_is_answered_the_same_in_every_culture(string culture) =>
        InCulture(new CultureInfo(culture), Answers).ShouldBe(Expected.Value);

    [Fact]
    public void What_was_asked_before_does_not_change_an_answer()
    {
        using var world = CaseFile.World();
        var parser = new Parser(world);
        var lines = Lines();
        var backwards = Enumerable.Range(0, lines.Count).Reverse().Select(i => UnderstandLines.Answer(parser, lines[i])).Reverse().ToList();

        backwards.ShouldBe(Expected.Value);
    }

    [Fact]
    public void Many_threads_get_the_answers_of_one()
    {
        using var world = CaseFile.World();
        var parser = new Parser(world);
        var lines = Lines();
        var answers = new string[lines.Count];
        Parallel.For(0, lines.Count, i => answers[i] = UnderstandLines.Answer(parser, lines[i]));

        answers.ShouldBe(Expected.Value);
    }

    private static List<string> Lines() =>
        [.. Directory.GetFiles(CaseFile.Folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(CaseFile.Read)
            .Select(item => item.Input.ToJsonString())];

    private static List<string> Answers()
    {
        using var world = CaseFile.World();
        var parser = new Parser(world);
        return Lines().ConvertAll(line => UnderstandLines.Answer(parser, line));
    }

    private static List<string> InCulture(CultureInfo culture, Func<List<string>> answer)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return answer();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
