using BenchmarkDotNet.Attributes;

namespace CrmBot.Language.Benchmarks;

/// <summary>One message of each kind, read in worlds of three sizes.</summary>
[MemoryDiagnoser]
public class ParserBenchmarks
{
    private readonly List<Utterance> _messages = [];
    private Parser? _parser;
    private int _next;

    [Params(1_000, 100_000, 1_000_000)]
    public int Customers { get; set; }

    [ParamsSource(nameof(AllKinds))]
    public string Kind { get; set; } = "log";

    public static IEnumerable<string> AllKinds => Messages.Kinds;

    [GlobalSetup]
    public void Load()
    {
        var world = LargeWorld.Of(Customers);
        _parser = new Parser(world.World);
        _messages.AddRange(Messages.Of(world, Kind, 200).Select(QuickRun.Said));
    }

    [Benchmark]
    public int Understand()
    {
        _next = _next + 1 == _messages.Count ? 0 : _next + 1;
        return _parser!.Understand(_messages[_next]).Frames.Count;
    }
}
