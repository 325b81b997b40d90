namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>What becomes of an answer.</summary>
internal enum AnswerMutation
{
    Nothing,
    Null,
    EmptyArray,
    EmptyObject,
    EmptyPage,
    Html,
    Cut,
    Deep,
    Huge,

    /// <summary>One byte is another.</summary>
    Garbled,

    /// <summary>A member is there twice.</summary>
    TwiceMember,

    /// <summary>An answer to an earlier question.</summary>
    Earlier,

    TwiceElement,
    DropElement,
    DropMember,

    /// <summary>An object has the id of another one.</summary>
    MixIds,

    /// <summary>A member has another value: null, another type, a number out of range, half a surrogate pair.</summary>
    OtherValue,
}
