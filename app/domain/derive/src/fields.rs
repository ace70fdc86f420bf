//! Named fields, of a struct or of a variant.

use crate::attributes::{Field, or};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Error, FieldsNamed};

/// The names on the wire, in order.
pub(crate) fn names(fields: &FieldsNamed) -> Result<Vec<String>, Error> {
    fields
        .named
        .iter()
        .map(|field| {
            let own = field.ident.as_ref().map(|ident| ident.unraw().to_string()).unwrap_or_default();
            Ok(Field::of(&field.attrs)?.rename.unwrap_or(own))
        })
        .collect()
}

/// `name: value,` for each field, in the order in which `open` laid them out.
pub(crate) fn read_named(fields: &FieldsNamed, all_default: bool) -> Result<TokenStream, Error> {
    let mut read = TokenStream::new();
    for field in &fields.named {
        let (name, own) = (&field.ident, Field::of(&field.attrs)?);
        let reader = if own.default || all_default { quote!(::domain::json::or_default) } else { quote!(::domain::json::Json::read) };
        let reader = or(own.read.as_ref(), reader);
        read.extend(quote! { #name: #reader(from), });
    }
    Ok(read)
}

/// Writes each field, in the order of the names that `open` was given.
pub(crate) fn write_named(fields: &FieldsNamed, value: impl Fn(&dyn ToTokens) -> TokenStream) -> Result<TokenStream, Error> {
    let mut write = TokenStream::new();
    for field in &fields.named {
        let value = value(&field.ident);
        let put = quote! { ::domain::json::Json::write(#value, to); };
        write.extend(match Field::of(&field.attrs)?.skip {
            Some(skip) => quote! { if #skip(#value) { to.leave_out(); } else { #put } },
            None => put,
        });
    }
    Ok(write)
}
