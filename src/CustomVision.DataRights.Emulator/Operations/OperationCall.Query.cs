using System.Globalization;

namespace CustomVision.DataRights.Emulator.Operations;

internal sealed partial class OperationCall
{
    public string? Query(string name) => Http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public string RequiredQuery(string name) =>
        Query(name) ?? throw new ServiceFaultException("BadRequestRequiredParamIsNull", $"The parameter {name} is required.");

    public Guid? QueryId(string name) =>
        Query(name) switch
        {
            null => null,
            { } text when Guid.TryParse(text, out var id) => id,
            _ => throw new ServiceFaultException("BadRequestInvalidIds", $"The parameter {name} is not a GUID."),
        };

    public Guid RequiredQueryId(string name) =>
        QueryId(name) ?? throw new ServiceFaultException("BadRequestRequiredParamIsNull", $"The parameter {name} is required.");

    public bool QueryFlag(string name, bool otherwise = false) =>
        Query(name) switch
        {
            null => otherwise,
            { } text when bool.TryParse(text, out var flag) => flag,
            _ => throw new ServiceFaultException("BadRequest", $"The parameter {name} is neither true nor false."),
        };

    public int QueryNumber(string name, int otherwise) =>
        Query(name) switch
        {
            null => otherwise,
            { } text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new ServiceFaultException("BadRequest", $"The parameter {name} is not a whole number."),
        };

    public float? QueryFloat(string name) =>
        Query(name) switch
        {
            null => null,
            { } text when float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new ServiceFaultException("BadRequest", $"The parameter {name} is not a number."),
        };

    /// <summary>Returns the given word of a set in the set's spelling, ignoring case.</summary>
    public string? QueryWord(string name, params ReadOnlySpan<string> words)
    {
        if (Query(name) is not { } text)
        {
            return null;
        }

        foreach (var word in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        throw new ServiceFaultException("BadRequest", $"The parameter {name} must be one of {string.Join(", ", words!)}.");
    }

    /// <summary>Returns the values of a parameter that is comma-separated or repeated.</summary>
    public IReadOnlyList<string> QueryList(string name)
    {
        var values = new List<string>();
        foreach (var value in Http.Request.Query[name])
        {
            values.AddRange((value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        return values;
    }

    /// <summary>Returns the distinct ids in the order of the query.</summary>
    public IReadOnlyList<Guid> QueryIds(string name, int limit, string exceeded = "BadRequestExceededBatchSize")
    {
        var ids = new List<Guid>();
        var seen = new HashSet<Guid>();
        var words = QueryList(name);
        if (words.Count > limit)
        {
            throw new ServiceFaultException(
                exceeded,
                $"The parameter {name} is limited to {limit.ToString(CultureInfo.InvariantCulture)} ids."
            );
        }

        foreach (var word in words)
        {
            if (!Guid.TryParse(word, out var id))
            {
                throw new ServiceFaultException("BadRequestInvalidIds", $"The parameter {name} holds a text that is not a GUID.");
            }

            if (seen.Add(id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    public IReadOnlyList<Guid> RequiredQueryIds(
        string name,
        int limit,
        string missing = "BadRequestRequiredParamIsNull",
        string exceeded = "BadRequestExceededBatchSize"
    ) =>
        QueryIds(name, limit, exceeded) is { Count: > 0 } ids
            ? ids
            : throw new ServiceFaultException(missing, $"The parameter {name} is required.");
}
