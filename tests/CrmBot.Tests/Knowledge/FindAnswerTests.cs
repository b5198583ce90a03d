using CrmBot.Features.Knowledge;
using CrmBot.Features.Knowledge.Finding;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Knowledge;

/// <summary>
/// A hundred questions in words of their own, written without sight of the search, against what the demo
/// company has written down (<c>questions.tsv</c>: the question, and the title of its answer or -).
/// </summary>
public sealed class FindAnswerTests(ITestOutputHelper output)
{
    private static readonly List<DemoEntry> Entries = KnowledgeInDemo.Read();

    [Fact]
    public void Of_a_hundred_questions_98_get_their_answer_or_none_at_all()
    {
        var known = Search();
        var wrong = Questions().FindAll(asked => Answer(known, asked.Text) is { } title && title != asked.Title);
        foreach (var (text, title) in wrong) output.WriteLine($"{text}: {Answer(known, text)}, not {title}");
        wrong.Count.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void What_gets_no_answer_at_once_is_mostly_among_the_three_that_come_near()
    {
        var known = Search();
        var answerable = Questions().FindAll(asked => asked.Title != "-");
        var atOnce = answerable.Count(asked => Answer(known, asked.Text) == asked.Title);
        var shown = answerable.Count(asked => known.Rank(asked.Text).Take(3).Any(near => near.Entry.Title == asked.Title));
        output.WriteLine(
            $"{answerable.Count} questions with an answer: {atOnce} answered at once, {shown} with the answer among the first three");
        atOnce.ShouldBeGreaterThanOrEqualTo(25);
        shown.ShouldBeGreaterThanOrEqualTo(68);
    }

    [Fact]
    public void Every_title_and_every_other_wording_finds_its_own_entry()
    {
        var known = Search();
        foreach (var entry in Entries)
            foreach (var wording in entry.Wordings.Prepend(entry.Title)) known.Rank(wording)[0].Entry.Title.ShouldBe(entry.Title, wording);
    }

    [Fact]
    public void Once_somebody_has_said_which_entry_it_is_the_same_words_find_it()
    {
        foreach (var (text, title) in Questions().Where(asked => asked.Title != "-"))
        {
            var taught = Entries.Select(entry => entry.Title == title ? entry with { Wordings = [.. entry.Wordings, text] } : entry);
            Answer(Search(taught), text).ShouldBe(title, text);
        }
    }

    private static FindAnswer<DemoEntry> Search(IEnumerable<DemoEntry>? entries = null) =>
        new(entries ?? Entries, entry => ([entry.Title, .. entry.Wordings], entry.Text));

    private static string? Answer(FindAnswer<DemoEntry> known, string question) =>
        FindAnswer<DemoEntry>.Best(known.Rank(question)) is { } best ? best.Entry.Title : null;

    private static List<(string Text, string Title)> Questions() =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Knowledge", "questions.tsv")).Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1]))];
}
