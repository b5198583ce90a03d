using System.Diagnostics;

namespace CrmBot.Language.Benchmarks;

/// <summary>
/// A world of any size from one seed: Chinese and Latin company names, short aliases that several share, contacts with common names,
/// colleagues, tickets and tags. The same size gives the same world everywhere.
/// </summary>
internal sealed class LargeWorld
{
    private const string Cities = "上海 北京 深圳 杭州 苏州 宁波 青岛 成都 武汉 西安 长沙 无锡 佛山 厦门 合肥 天津";
    private const string Trades = "机械 电子 化工 科技 食品 医疗 软件 物流 印务 建材 能源 仪表 汽配 纺织 重工 光电";
    private const string Forms = "有限公司 股份有限公司 集团 厂 ";
    private const string Brands = "恒达博远海川明德星辰远航鼎盛蓝天宏图瑞丰泰和金诚天宇华信嘉禾万通永昌立新富康佳美东方世纪卓越凯旋龙腾安捷美联正大德润通达锦绣飞跃晨光中信联创欣荣亿利汇源宝力长青沃尔赛格诺亚迪安";
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚";
    private const string Syllables = "ba co del fen gar hel in ko lum mar nor ox pra qua ren sol tor ul ven wex yar zen";

    private readonly Random _random;

    private LargeWorld(int seed) => _random = new Random(seed);

    /// <summary>Names of customers that messages can speak of.</summary>
    public List<string> Known { get; } = [];

    /// <summary>A few names of contacts.</summary>
    public List<string> People { get; } = [];

    /// <summary>Time spent in the world itself, without making up customers.</summary>
    public TimeSpan LoadTime { get; private set; }

    public required World World { get; init; }

    /// <summary>Fills a world with <paramref name="customers"/> customers, one change after the other.</summary>
    public static LargeWorld Of(int customers)
    {
        var large = new LargeWorld(20260311) { World = new World { Settings = Settings() } };
        for (var i = 0; i < customers; i++) large.Add(large.Customer(i), i, customers);
        large.AddTheRest();
        return large;
    }

    private void Add(CustomerEntry entry, int number, int all)
    {
        var start = Stopwatch.GetTimestamp();
        World.Put(entry);
        LoadTime += Stopwatch.GetElapsedTime(start);
        if (number % Math.Max(1, all / 400) != 0) return;
        Known.Add(entry.Name);
        Known.AddRange(entry.Aliases);
        People.Add(entry.Contacts[0].Name);
    }

    private CustomerEntry Customer(int number)
    {
        var contacts = new ContactEntry[_random.Next(1, 4)];
        for (var i = 0; i < contacts.Length; i++) contacts[i] = Contact();
        var (name, alias) = _random.Next(6) == 0 ? Latin() : Chinese();
        return new CustomerEntry($"{number:x32}", name) { Aliases = [alias], Region = "华东", Contacts = contacts };
    }

    private (string Name, string Alias) Chinese()
    {
        var brand =
            $"{Character(Brands)}{Character(Brands)}{(_random.Next(3) > 0 ? Character(Brands) : "")}{(_random.Next(8) == 0 ? "明天" : "")}";
        var trade = Word(Trades);
        return ($"{Word(Cities)}{brand}{trade}{Word(Forms)}", _random.Next(5) == 0 ? brand : brand + trade);
    }

    private (string Name, string Alias) Latin()
    {
        var brand = string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Word(Syllables)));
        brand = char.ToUpperInvariant(brand[0]) + brand[1..];
        return ($"{brand} {Word("Tools Systems Foods Labs Energy Optics")} {Word("Ltd Inc GmbH LLC")}", brand);
    }

    private ContactEntry Contact()
    {
        var surname = Character(Surnames);
        var name = $"{surname}{Character(Given)}{(_random.Next(2) == 0 ? Character(Given) : "")}";
        return new ContactEntry(name) { Aka = [surname + Word("总 工 经理 主任")], Title = Word("采购经理 总经理 工程师") };
    }

    private void AddTheRest()
    {
        string[] colleagues = ["林涛", "陈静", "张伟", "许可", "王芳", "Lily Chen", "Jack Ma"];
        foreach (var name in colleagues) World.Put(new ColleagueEntry(name, name) { Nicknames = ["小" + name[0]], Role = "rep" });
        for (var id = 1001; id < 1200; id++) World.PutTicket(new TicketEntry(id, Known[id % Known.Count]));
        foreach (var tag in (string[])["意向强", "重点", "老客户", "价格敏感", "VIP"]) World.PutTag(tag);
    }

    private static WorldSettings Settings() => new()
    {
        BotNames = ["阿客", "crmbot"],
        Tiers = [new("vip", ["贵宾", "VIP"]), new("silver", ["银牌"])],
        Stages = [new("quote", ["报价"]), new("negotiation", ["谈判", "商务"]), new("won", ["成交"])],
        Sources = [new("expo", ["展会", "expo"]), new("website", ["官网", "website"]), new("referral", ["转介绍", "referral"])],
        TicketTypes = [new("fault", ["故障", "坏了"]), new("inquiry", ["咨询"]), new("complaint", ["投诉"])],
        Regions = [new("华东", ["华东区"]), new("华南", ["华南区"])],
        Teams = [new("华东一组", ["一组"])],
        Queues = [new("售后", ["售后队列"])],
        Festivals = [new(["国庆", "National Day"], new(2026, 10, 1), new(2026, 10, 7))],
    };

    private string Character(string characters) => characters[_random.Next(characters.Length)].ToString();

    private string Word(string words)
    {
        var all = words.Split(' ');
        return all[_random.Next(all.Length)];
    }
}
