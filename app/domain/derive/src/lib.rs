//! `#[derive(Json)]`: the contract's JSON, read and written in little code (`domain::json`, which says how).
//!
//! One declaration a type: the derive obeys those of serde's attributes that the contract uses, and refuses to compile any other, so that
//! both derives of a type mean the same. Its own attributes are few: `#[json(blank = VALUE)]` beside `try_from` gives the value that stands
//! in where a text is refused, and `#[json(read = FUNCTION)]` beside `deserialize_with` the reader of one field.

mod attributes;
mod fields;

use attributes::{Container, Variant};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DataEnum, DeriveInput, Error, Fields, parse_macro_input};

/// Derives `domain::json::Json`.
#[proc_macro_derive(Json, attributes(serde, json))]
pub fn derive(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn expand(input: &DeriveInput) -> Result<TokenStream, Error> {
    let container = Container::of(&input.attrs)?;
    let (read, write) = match &input.data {
        _ if container.through.is_some() => through(&container, input)?,
        Data::Struct(data) => of_struct(&container, &data.fields)?,
        Data::Enum(data) => of_enum(&container, data)?,
        Data::Union(_) => return Err(Error::new_spanned(input, "a union has no JSON")),
    };
    if !input.generics.params.is_empty() {
        return Err(Error::new_spanned(&input.generics, "the contract has no generic types"));
    }
    let name = &input.ident;
    Ok(quote! {
        #[automatically_derived]
        impl ::domain::json::Json for #name {
            fn read(from: &mut ::domain::json::Reader<'_>) -> Self { #read }
            fn write(&self, to: &mut ::domain::json::Writer) { #write }
        }
    })
}

/// A type that is read and written as another one.
fn through(container: &Container, input: &DeriveInput) -> Result<(TokenStream, TokenStream), Error> {
    let (Some(other), Some(blank)) = (&container.through, &container.blank) else {
        return Err(Error::new_spanned(&input.ident, "beside `try_from` stands the value for what is refused: #[json(blank = VALUE)]"));
    };
    let read = quote! {
        let value = <#other as ::domain::json::Json>::read(from);
        Self::try_from(value).unwrap_or_else(|_| { from.fail(); #blank })
    };
    let write = quote! { ::domain::json::Json::write(&<#other>::from(::core::clone::Clone::clone(self)), to) };
    Ok((read, write))
}

fn of_struct(container: &Container, fields: &Fields) -> Result<(TokenStream, TokenStream), Error> {
    let own = |name: &dyn quote::ToTokens| quote!(&self.#name);
    match fields {
        Fields::Named(named) => {
            let names = fields::names(named)?;
            let read = fields::read_named(named, container.default)?;
            let write = fields::write_named(named, own)?;
            Ok((quote! { from.open(&[#(#names),*]); Self { #read } }, quote! { to.open(&[#(#names),*]); #write to.close(); }))
        }
        Fields::Unnamed(one) if one.unnamed.len() == 1 => {
            Ok((quote! { Self(::domain::json::Json::read(from)) }, quote! { ::domain::json::Json::write(&self.0, to) }))
        }
        _ => Err(Error::new_spanned(fields, "a struct of the contract has named fields, or is one value")),
    }
}

fn of_enum(container: &Container, data: &DataEnum) -> Result<(TokenStream, TokenStream), Error> {
    let variants = data.variants.iter().map(|variant| Ok((Variant::of(&variant.attrs)?.name(container, &variant.ident), variant)));
    let variants = variants.collect::<Result<Vec<_>, Error>>()?;
    let (words, contents): (Vec<_>, Vec<_>) = variants.into_iter().partition(|(_, variant)| matches!(variant.fields, Fields::Unit));

    let (mut reads, mut writes) = (Vec::new(), Vec::new());
    for (name, variant) in &words {
        let variant = &variant.ident;
        reads.push(quote! { Self::#variant });
        writes.push(quote! { Self::#variant => to.text(#name), });
    }
    for (name, variant) in &contents {
        let ident = &variant.ident;
        match &variant.fields {
            Fields::Named(named) => {
                let names = fields::names(named)?;
                let read = fields::read_named(named, false)?;
                let write = fields::write_named(named, |name| quote!(#name))?;
                let bound = named.named.iter().map(|field| &field.ident);
                reads.push(quote! { { from.open(&[#(#names),*]); Self::#ident { #read } } });
                writes
                    .push(quote! { Self::#ident { #(#bound),* } => { to.variant(#name); to.open(&[#(#names),*]); #write to.close(); to.close(); } });
            }
            Fields::Unnamed(one) if one.unnamed.len() == 1 => {
                reads.push(quote! { Self::#ident(::domain::json::Json::read(from)) });
                writes.push(quote! { Self::#ident(value) => { to.variant(#name); ::domain::json::Json::write(value, to); to.close(); } });
            }
            _ => return Err(Error::new_spanned(variant, "a variant of the contract is a word, has named fields, or is one value")),
        }
    }
    let (words, contents): (Vec<_>, Vec<_>) = (words.iter().map(|(name, _)| name).collect(), contents.iter().map(|(name, _)| name).collect());
    // What cannot be read is read as the first, and thrown away at the end.
    let first = reads.first().cloned().ok_or_else(|| Error::new(proc_macro2::Span::call_site(), "an enum without variants has no JSON"))?;
    let places = 1..reads.len();
    let others = reads.iter().skip(1);
    let read = quote! { match from.variant(&[#(#words),*], &[#(#contents),*]) { #(#places => #others,)* _ => #first } };
    Ok((read, quote! { match self { #(#writes)* } }))
}
