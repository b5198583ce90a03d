using System.Globalization;
using CrmBot.Language.Intents;
using CrmBot.Language.Intents.Topics;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Benchmarks;

/// <summary>Bytes allocated by each stage of reading, per kind of message: where to look before making anything leaner.</summary>
internal static class StageRun
{
    public static void Run(int customers)
    {
        var large = LargeWorld.Of(customers);
        var company = new CompanyWords(large.World.Settings);
        var calendar = new TimeSpotter(new WorkCalendar(new HashSet<DateOnly>(), new HashSet<DateOnly>(), []));
        var stages = new (string Name, Func<Prepared, object?> Run)[]
        {
            ("fold", one => FoldedText.Of(one.Said.Text)),
            ("customers", one => CustomerFinder.Known(large.World, one.Text)),
            ("phones", one => PhoneSpotter.Find(one.Text)),
            ("emails", one => EmailSpotter.Find(one.Text)),
            ("wechat", one => WechatSpotter.Find(one.Text)),
            ("people", one => new PersonFinder(large.World, one.Text, new Coverage(one.Text.Length), one.Section.Customers).Find()),
            ("times", one => calendar.Find(one.Text, one.Section.Now)),
            ("money", one => MoneySpotter.Find(one.Text, null, bare: true)),
            ("cues", one => CueLexicon.Instance.Find(one.Text.Lower)),
            ("whole reading", one => MessageReader.Read(large.World, company, one.Said)),
            ("weighing", one => Evidence.Instance.Weigh(one.Section)),
            ("splitting", one => TopicSplitter.Split(one.Section)),
            ("frames", one => Interpreter.Read(one.Section)),
        };
        Console.WriteLine($"{"",10} {string.Join(' ', stages.Select(stage => $"{stage.Name,13}"))}");
        foreach (var kind in Messages.Kinds)
        {
            var messages = Messages.Of(large, kind, 100).Select(text => Prepare(large.World, company, text)).ToList();
            Console.WriteLine(
                $"{kind,10} {string.Join(' ', stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{Bytes(stage.Run, messages),13:0}")))}");
        }
    }

    private static double Bytes(Func<Prepared, object?> stage, List<Prepared> messages)
    {
        foreach (var message in messages) stage(message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var message in messages) stage(message);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)messages.Count;
    }

    private static Prepared Prepare(World world, CompanyWords company, string text)
    {
        var said = QuickRun.Said(text);
        return new Prepared(said, FoldedText.Of(text), MessageReader.Read(world, company, said));
    }

    private sealed record Prepared(Utterance Said, FoldedText Text, Section Section);
}
