namespace CrmBot.Cards;

/// <summary>One parsed expression. Immutable and shared between threads; all that changes is in the <see cref="Scope"/>.</summary>
internal abstract class Expression
{
    public abstract Value Evaluate(Scope scope);
}

internal sealed class ConstantExpression(Value value) : Expression
{
    public Value Value => value;

    public override Value Evaluate(Scope scope) => value;

    public override string ToString() => value.IsString ? $"'{value.Text}'" : PrintValue.Operand(value);
}

/// <summary>Where a path starts.</summary>
internal enum PathStart
{
    /// <summary>A name in the data at hand (inside <c>$data</c>: the element).</summary>
    Name,
    Root,
    Data,
    Index,
}

internal sealed class StartExpression(PathStart start, string name) : Expression
{
    public PathStart Start => start;
    public string Name => name;

    public override Value Evaluate(Scope scope) => start switch
    {
        PathStart.Name => scope.Member(scope.Data, name),
        PathStart.Root => Value.Of(scope.Root),
        PathStart.Data => scope.Data,
        _ => scope.Index < 0 ? Value.Missing : Value.Of((double)scope.Index),
    };

    public override string ToString() => name;
}

internal sealed class MemberExpression(Expression target, string name) : Expression
{
    public Expression Target => target;
    public string Name => name;

    public override Value Evaluate(Scope scope) => scope.Member(target.Evaluate(scope), name);

    public override string ToString() => $"{target}.{name}";
}

internal sealed class ElementExpression(Expression target, Expression position) : Expression
{
    public Expression Target => target;
    public Expression Position => position;

    public override Value Evaluate(Scope scope)
    {
        var from = target.Evaluate(scope);
        var at = position.Evaluate(scope);
        if (at.IsString)
            return scope.Member(from, at.Text);
        if (from.IsNothing || at.Kind is ValueKind.Missing)
            return Value.Missing;
        if (from.Kind is not ValueKind.Array)
            throw new ExpressionException($"'{target}' is not a list");
        if (!at.IsNumber || at.Number != Math.Floor(at.Number))
            throw new ExpressionException($"'{position}' is neither a whole number nor a name");
        return at.Number < 0 || at.Number >= from.Array.Count ? Value.Missing : Value.Of(from.Array[(int)at.Number]);
    }

    public override string ToString() => $"{target}[{position}]";
}

internal sealed class CallExpression(Function function, Expression[] arguments) : Expression
{
    public Function Function => function;
    public IReadOnlyList<Expression> Arguments => arguments;

    public override Value Evaluate(Scope scope)
    {
        if (function.Lazy is not null)
            return function.Lazy(arguments, scope);
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Argument(arguments[i], scope);
        return function.Eager!(values);
    }

    private Value Argument(Expression argument, Scope scope)
    {
        var value = argument.Evaluate(scope);
        if (value.Kind is ValueKind.Missing && !function.TakesMissing)
            throw new ExpressionException($"the data has no '{argument}'");
        return value;
    }

    public override string ToString() => $"{function.Name}({string.Join(", ", arguments.Select(a => a.ToString()))})";
}
