using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.World;

public sealed class WorldChangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_new_customer_is_found_at_once_and_a_removed_one_no_more()
    {
        using var world = new CrmBot.Language.World();
        var parser = new Parser(world);
        Read(parser, "星海重工").Intent.ShouldBe("none");

        world.Put(new CustomerEntry("c1", "星海重工") { Aliases = ["星海"] });
        Read(parser, "星海").Text("cust").ShouldBe("星海重工");
        world.CustomerCount.ShouldBe(1);

        world.RemoveCustomer("c1");
        Read(parser, "星海").Intent.ShouldBe("none");
        world.CustomerCount.ShouldBe(0);
    }

    [Fact]
    public void A_renamed_customer_answers_to_its_new_name_only()
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("c1", "旧名"));
        world.Put(new CustomerEntry("c1", "新名"));
        var parser = new Parser(world);

        Read(parser, "新名").Text("cust").ShouldBe("新名");
        Read(parser, "旧名").Intent.ShouldBe("none");
    }

    [Fact]
    public void Two_customers_of_one_name_are_asked_about_until_one_is_gone()
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("a", "恒信机械") { Aliases = ["恒信"] });
        world.Put(new CustomerEntry("b", "恒信电气") { Aliases = ["恒信"] });
        var parser = new Parser(world);
        Read(parser, "恒信").Ask.ShouldBe(["which"]);
        Read(parser, "恒信").Texts("near").ShouldBe(["恒信机械", "恒信电气"], ignoreOrder: true);

        world.RemoveCustomer("a");
        Read(parser, "恒信").Text("cust").ShouldBe("恒信电气");
    }

    [Fact]
    public void A_tag_becomes_known_and_is_spelt_as_known()
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("c1", "Lumen"));
        world.PutTag("Slow-Payer");

        var frame = Read(new Parser(world), "tag lumen slow-payer");

        frame.Intent.ShouldBe("tag");
        frame.Texts("tags").ShouldBe(["Slow-Payer"]);
    }

    [Fact]
    public async Task Readers_and_a_writer_do_not_disturb_each_other()
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("fixed", "海川"));
        var parser = new Parser(world);
        using var stop = new CancellationTokenSource();
        var begun = 0;
        // Threads of their own: the pool of a small machine is long in giving three away to what never waits.
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(() =>
        {
            var read = 0;
            Interlocked.Increment(ref begun);
            while (!stop.IsCancellationRequested)
            {
                Read(parser, "海川").Text("cust").ShouldBe("海川");
                read++;
            }

            return read;
        }, stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        // On a busy machine the writer could be through before any reader is scheduled.
        while (Volatile.Read(ref begun) < readers.Length) await Task.Delay(1, TestContext.Current.CancellationToken);
        for (var i = 0; i < 5000; i++)
        {
            world.Put(new CustomerEntry($"k{i % 50}", $"客户{i}") { Contacts = [new ContactEntry("李总")] });
            if (i % 3 == 0) world.RemoveCustomer($"k{i % 50}");
        }

        await stop.CancelAsync();
        (await Task.WhenAll(readers)).Sum().ShouldBeGreaterThan(0);
    }

    private static Frame Read(Parser parser, string text) => parser.Understand(new Utterance(text, Now, "Asia/Shanghai", "许可")).Frames[0];
}
