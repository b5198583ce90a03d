using System.Globalization;
using System.Text;

namespace CrmBot.Cards;

/// <summary>Reads one expression of the adaptive expression language, starting after <c>${</c> and ending at its <c>}</c>.</summary>
internal ref struct ParseExpression(string source, int start)
{
    // Weakest first; what stands in one row binds alike and to the left. Comparing binds weaker than == and &: the language's own order.
    private static readonly string[][] Binary = [["||"], ["&&"], ["<=", ">=", "<", ">"], ["&"], ["==", "!="], ["+", "-"], ["*", "/", "%"]];

    private int _at = start;

    /// <summary>Position after what was read.</summary>
    public readonly int End => _at;

    public Expression Read()
    {
        var expression = Conditional();
        Skip();
        return expression;
    }

    private Expression Conditional()
    {
        var condition = Level(0);
        if (!Take("?"))
            return condition;
        var whenTrue = Conditional();
        Expect(":");
        return new CallExpression(Functions.Operator("?"), [condition, whenTrue, Conditional()]);
    }

    private Expression Level(int level)
    {
        if (level == Binary.Length)
            return Power();
        var left = Level(level + 1);
        while (TakeOperator(level) is { } symbol)
            left = new CallExpression(Functions.Operator(symbol), [left, Level(level + 1)]);
        return left;
    }

    private Expression Power()
    {
        var left = Unary();
        return Take("^") ? new CallExpression(Functions.Operator("^"), [left, Power()]) : left;
    }

    private Expression Unary()
    {
        Skip();
        if (Peek("!") && !Peek("!="))
            return Prefix("!");
        if (Peek("-"))
            return Prefix("-");
        if (!Peek("+"))
            return Postfix(Primary());
        _at++;
        return new CallExpression(Functions.Operator("-"), [new CallExpression(Functions.Operator("-"), [Unary()])]);
    }

    private CallExpression Prefix(string symbol)
    {
        _at++;
        return new CallExpression(Functions.Operator(symbol), [Unary()]);
    }

    private Expression Postfix(Expression target)
    {
        while (true)
        {
            if (Take("."))
                target = new MemberExpression(target, Name());
            else if (Take("["))
                target = Element(target);
            else
                return target;
        }
    }

    private ElementExpression Element(Expression target)
    {
        var position = Conditional();
        Expect("]");
        return new ElementExpression(target, position);
    }

    private Expression Primary()
    {
        if (Take("("))
        {
            var inner = Conditional();
            Expect(")");
            return inner;
        }

        var next = Current;
        if (next is '"' or '\'')
            return new ConstantExpression(Value.Of(Quoted()));
        return char.IsAsciiDigit(next) ? Number() : Word();
    }

    private Expression Word()
    {
        var name = Name();
        if (Take("("))
            return Call(name);
        return name switch
        {
            "true" => new ConstantExpression(Value.True),
            "false" => new ConstantExpression(Value.False),
            "null" => new ConstantExpression(Value.Null),
            "$root" => new StartExpression(PathStart.Root, name),
            "$data" => new StartExpression(PathStart.Data, name),
            "$index" => new StartExpression(PathStart.Index, name),
            _ when name[0] == '$' => throw new ExpressionException($"'{name}' is not one of $root, $data, $index"),
            _ => new StartExpression(PathStart.Name, name),
        };
    }

    private CallExpression Call(string name)
    {
        List<Expression> arguments = [];
        if (!Take(")"))
        {
            do
                arguments.Add(Conditional());
            while (Take(","));
            Expect(")");
        }

        return new CallExpression(Functions.Named(name, arguments.Count), [.. arguments]);
    }

    private string Name()
    {
        Skip();
        var from = _at;
        if (Current is '$' or '_' || char.IsAsciiLetter(Current))
            _at++;
        else
            throw Unexpected();
        while (Current is '_' || char.IsAsciiLetterOrDigit(Current))
            _at++;
        // The official lexer reads % as the first letter of a name: without a space "n%3" would not open in the designer.
        if (Current == '%')
            throw new ExpressionException($"put spaces around % in '{source}'");
        return source[from.._at];
    }

    private ConstantExpression Number()
    {
        var from = _at;
        while (char.IsAsciiDigit(Current))
            _at++;
        if (Current == '.' && _at + 1 < source.Length && char.IsAsciiDigit(source[_at + 1]))
            do
                _at++;
            while (char.IsAsciiDigit(Current));
        if (char.IsAsciiLetter(Current) || Current is '.' or '_' or '%')
            throw Unexpected();
        return new ConstantExpression(Value.Of(double.Parse(source[from.._at], CultureInfo.InvariantCulture)));
    }

    private string Quoted()
    {
        var quote = source[_at++];
        var text = new StringBuilder();
        while (Current != quote)
        {
            if (_at >= source.Length)
                throw new ExpressionException($"a quoted text in '{source}' does not end");
            text.Append(Current == '\\' ? Escaped(quote) : source[_at]);
            _at++;
        }

        _at++;
        return text.ToString();
    }

    private string Escaped(char quote)
    {
        var next = _at + 1 < source.Length ? source[_at + 1] : '\0';
        string? meaning = next switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            '\\' => "\\",
            _ when next == quote => quote.ToString(),
            _ => null,
        };
        if (meaning is null)
            return "\\";
        _at++;
        return meaning;
    }

    private string? TakeOperator(int level)
    {
        Skip();
        foreach (var symbol in Binary[level])
        {
            // & is the first letter of && and must not be taken for it.
            if (!Peek(symbol) || (symbol == "&" && Peek("&&")))
                continue;
            _at += symbol.Length;
            return symbol;
        }

        return null;
    }

    private readonly char Current => _at < source.Length ? source[_at] : '\0';

    private readonly bool Peek(string symbol) => string.CompareOrdinal(source, _at, symbol, 0, symbol.Length) == 0;

    private bool Take(string symbol)
    {
        Skip();
        if (!Peek(symbol))
            return false;
        _at += symbol.Length;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
            throw new ExpressionException($"'{symbol}' is missing at character {_at + 1} of '{source}'");
    }

    private void Skip()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
            _at++;
    }

    private readonly ExpressionException Unexpected() => new(_at < source.Length
        ? $"unexpected '{source[_at]}' at character {_at + 1} of '{source}'"
        : $"'{source}' ends too early");
}
