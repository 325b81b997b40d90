using System.Globalization;
using System.Text;

namespace CustomVision.DataRights.Training;

/// <summary>The path and query of a call below <c>/customvision/{version}/training/</c>. Parameters without a value are omitted.</summary>
internal sealed class RequestPath(string path)
{
    /// <summary>The number of characters that an id occupies in a list: 36 plus an escaped comma.</summary>
    internal const int IdLength = 36 + 3;

    private readonly StringBuilder _text = new(path);
    private bool _hasQuery;

    public RequestPath With(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_hasQuery ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _hasQuery = true;
        }

        return this;
    }

    public RequestPath With(string name, Guid? value) => With(name, value?.ToString("D"));

    public RequestPath With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    public RequestPath With(string name, double? value) => With(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public RequestPath WithFlag(string name, bool value) => value ? With(name, "true") : this;

    /// <summary>Adds one parameter with its ids joined by escaped commas, as Microsoft's own clients send them.</summary>
    public RequestPath With(string name, IReadOnlyCollection<Guid> ids) =>
        ids.Count == 0 ? this : With(name, string.Join(',', ids.Select(id => id.ToString("D"))));

    public override string ToString() => _text.ToString();
}
