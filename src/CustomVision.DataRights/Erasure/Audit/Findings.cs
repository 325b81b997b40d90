namespace CustomVision.DataRights.Erasure.Audit;

/// <summary>The findings of an audit. A member that several comparisons report is included once.</summary>
internal sealed class Findings
{
    private readonly List<ErasureFinding> _items = [];

    public IReadOnlyList<ErasureFinding> Items => _items;

    public void Add(ErasureDocumentKind document, string place, string message)
    {
        if (!_items.Exists(item => item.Document == document && item.Place == place))
        {
            _items.Add(
                new ErasureFinding
                {
                    Document = document,
                    Place = place,
                    Message = message,
                }
            );
        }
    }
}
