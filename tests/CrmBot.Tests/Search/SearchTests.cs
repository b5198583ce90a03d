using CrmBot.Runtime.Search;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Search;

public sealed class SearchTests
{
    private static readonly (string Name, SearchText[] More)[] Customers =
    [
        ("恒达", []),
        ("恒达精工", [new("phone", "+86 138-0013-8899"), new("contact", "张伟"), new("tag", "重点客户")]),
        ("上海恒达贸易有限公司", [new("contact", "单晓明")]),
        ("衡大科技发展", []),
        ("重庆长城实业", [new("phone", "021-6688 8899")]),
        ("Acme Steel (Shanghai)", [new("contact", "Anna Zhang"), new("alias", "艾克美")]),
        ("張記餐飲", []),
        ("A100 <b>公司</b>", []),
        ("张伟", [new("phone", "13900001111")]),
    ];

    [Theory, EachEngine]
    public async Task Everything_people_type_finds_its_customer_best_first(EngineKind engine)
    {
        await using var bed = await IndexedAsync(engine);
        await Expect(bed, "恒达", "恒达", "恒达精工", "上海恒达贸易有限公司");
        await Expect(bed, "恒", "恒达", "恒达精工", "上海恒达贸易有限公司");
        await Expect(bed, "达精", "恒达精工");
        await Expect(bed, "上海恒达贸易有限公司", "上海恒达贸易有限公司");
        await Expect(bed, "张伟", "张伟", "恒达精工");
        await Expect(bed, "hengda", "恒达", "恒达精工", "衡大科技发展", "上海恒达贸易有限公司");
        await Expect(bed, "hdjg", "恒达精工");
        await Expect(bed, "HDMY", "上海恒达贸易有限公司");
        await Expect(bed, "chongqing", "重庆长城实业");
        await Expect(bed, "changcheng", "重庆长城实业");
        await Expect(bed, "shan", "Acme Steel (Shanghai)", "上海恒达贸易有限公司");
        await Expect(bed, "8899", "恒达精工", "重庆长城实业");
        await Expect(bed, "66888899", "重庆长城实业");
        await Expect(bed, "138 0013 8899", "恒达精工");
        await Expect(bed, "13800138899", "恒达精工");
        await Expect(bed, "acme", "Acme Steel (Shanghai)");
        await Expect(bed, "Ｓｔｅｅｌ", "Acme Steel (Shanghai)");
        await Expect(bed, "艾克美", "Acme Steel (Shanghai)");
        await Expect(bed, "zhang", "张伟", "張記餐飲", "重庆长城实业", "Acme Steel (Shanghai)", "恒达精工");
        await Expect(bed, "张记", "張記餐飲");
        await Expect(bed, "重点", "恒达精工");
        await Expect(bed, "a100", "A100 <b>公司</b>");
    }

    [Theory, EachEngine]
    public async Task All_words_must_fit(EngineKind engine)
    {
        await using var bed = await IndexedAsync(engine);
        await Expect(bed, "恒达 张伟", "恒达精工");
        await Expect(bed, "上海　hengda", "上海恒达贸易有限公司");
        await Expect(bed, "steel anna", "Acme Steel (Shanghai)");
        await Expect(bed, "恒达 acme");
    }

    [Theory, EachEngine]
    public async Task Odd_queries_find_nothing_and_harm_nothing(EngineKind engine)
    {
        await using var bed = await IndexedAsync(engine);
        foreach (var query in new[] { "", "  ", "%", "_", "'; DROP TABLE search_term; --", "\u0000", "🙂", "\U0010FFFF",
            new string('恒', 5_000), "z" })
        {
            await Expect(bed, query, query == "z" ? null : []);
        }

        await Expect(bed, "恒达", "恒达", "恒达精工", "上海恒达贸易有限公司");
    }

    [Theory, EachEngine]
    public async Task A_renamed_record_is_found_by_its_new_name_only_and_a_removed_one_not_at_all(EngineKind engine)
    {
        await using var bed = await IndexedAsync(engine);
        var record = Record("恒达精工");
        await bed.WriteAsync(work => work.Search.IndexAsync(record, [new("name", "恒远精工"), new("contact", "张伟")], default));
        await Expect(bed, "恒达", "恒达", "上海恒达贸易有限公司");
        await Expect(bed, "8899", "重庆长城实业");
        (await FindAsync(bed, "恒远")).ShouldBe(["恒达精工"]);
        await bed.WriteAsync(work => work.Search.RemoveAsync(record, default));

        (await FindAsync(bed, "精工")).ShouldBeEmpty();
        (await bed.ReadAsync(view => view.Sql.FirstAsync(
            "SELECT count(*) FROM search_term WHERE record_id = $1", row => row.Number(0), record.Id.ToByteArray(bigEndian: true))))
                .ShouldBe(0);
    }

    [Theory, EachEngine]
    public async Task A_kind_is_searched_alone_and_the_limit_keeps_the_best(EngineKind engine)
    {
        await using var bed = await IndexedAsync(engine);
        await bed.WriteAsync(work => work.Search.IndexAsync(new RecordRef("lead", Guid.CreateVersion7()), [new("name", "恒达")], default));

        (await FindAsync(bed, "恒达", limit: 2)).ShouldBe(["恒达", "恒达精工"]);
    }

    [Theory, EachEngine]
    public async Task A_rolled_back_index_is_not_found(EngineKind engine)
    {
        await using var bed = await IndexedAsync(engine);
        await Should.ThrowAsync<FormatException>(bed.WriteAsync(async work =>
        {
            await work.Search.IndexAsync(new RecordRef("customer", Guid.CreateVersion7()), [new("name", "云帆")], default);
            throw new FormatException();
        }));

        (await FindAsync(bed, "云帆")).ShouldBeEmpty();
    }

    private static readonly Dictionary<string, Guid> Ids = Customers.ToDictionary(customer => customer.Name, _ => Guid.CreateVersion7());

    private static RecordRef Record(string name) => new("customer", Ids[name]);

    private static async Task<StoreBed> IndexedAsync(EngineKind engine)
    {
        var bed = await StoreBed.OpenAsync(engine);
        await bed.WriteAsync(async work =>
        {
            foreach (var (name, more) in Customers) await work.Search.IndexAsync(Record(name), [new("name", name), .. more], default);
        });
        return bed;
    }

    /// <param name="names">Null: whatever comes, only that it comes.</param>
    private static async Task Expect(StoreBed bed, string query, params string[]? names)
    {
        var found = await FindAsync(bed, query);
        if (names is not null) found.ShouldBe(names, $"query {query}");
    }

    private static async Task<string[]> FindAsync(StoreBed bed, string query, int limit = 20)
    {
        var ids = await bed.ReadAsync(view => SearchTerms.FindAsync(view, "customer", query, limit, default));
        return [.. ids.Select(id => Ids.First(known => known.Value == id).Key)];
    }
}
